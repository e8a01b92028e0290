"""The jobs as Faust programs, compiled in double."""
import os
import shutil
import subprocess

from jobs import RATE, TRACKS, Bells

HERE = os.path.dirname(os.path.abspath(__file__))


def source(job):
    def bells(rows):
        return " : ".join(f"fi.peak_eq_cq({db}, {hz}, {q})" for hz, db, q in rows)

    head = 'import("stdfaust.lib");\n'
    noise = f"no.noises({TRACKS}, i) * {10 ** (-30 / 20)}"
    if isinstance(job, Bells):
        filters = bells((hz, 3, 2) for hz in job.frequencies)
        return head + f"process = par(i, {TRACKS}, {noise}{' : ' + filters if filters else ''}) :> *(sqrt(0.5)) <: _, _;\n"
    angles = ", ".join(str((job.pan(i) + 1) / 2) for i in range(TRACKS))
    return head + f"""
db(x) = ba.db2linear(x);
place(i) = ba.take(i + 1, ({angles}));
strip(i) = {noise} : fi.highpass(2, {job.highpass}) : {bells(job.bands)}
    : co.compressor_mono({job.ratio}, {job.threshold}, 0.01, 0.1) : *(db({job.level}))
    <: *(sqrt(1 - place(i))), *(sqrt(place(i)));
bus(b) = par(i, 4, strip(4 * b + i)) :> _, _ <: *(db(-3)), *(db(-3)), *(db({job.send})), *(db({job.send}));
hall = re.zita_rev1_stereo(20, 200, 6000, {job.decay}, {job.decay}, {RATE});
master = par(c, 2, {bells(job.master_bands)}) : co.compressor_stereo({job.master_ratio}, {job.master_threshold}, 0.01, 0.1)
    : co.limiter_1176_R4_stereo : par(c, 2, *(db({job.ceiling})));
process = par(b, 4, bus(b)) :> _, _, hall :> _, _ : master;
"""


def prepare(job, seconds, folder):
    if not (shutil.which("faust") and shutil.which("g++")):
        return None, "Faust or g++ is not installed"
    with open(os.path.join(folder, "program.dsp"), "w") as file:
        file.write(source(job))
    subprocess.run(["faust", "-double", "-lang", "cpp", "-cn", "Program", "program.dsp", "-o", "program.h"], cwd=folder, check=True)
    shutil.copy(os.path.join(HERE, "main.cpp"), folder)
    # Without -ffast-math on both sides: flare does not reorder sums either.
    subprocess.run(["g++", "-O3", "-march=native", "-w", "-o", "program", "main.cpp"], cwd=folder, check=True)
    return [os.path.join(folder, "program"), str(RATE * seconds), os.path.join(folder, "faust.raw")], None
