"""The jobs as sessions, rendered by the published program."""
import os

from jobs import TRACKS, Bells

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(ROOT, "artifacts", "flare", "flare")


def bands(rows):
    return "; ".join(f"bell {hz}Hz {db}dB q {q}" for hz, db, q in rows)


def pan(place):
    return f"{'L' if place < 0 else 'R'}{abs(place) * 100:.0f}"


def tracks(job, seconds):
    noise = f"noise white level -30dB length {seconds}s"
    if isinstance(job, Bells):
        eq = bands((hz, 3, 2) for hz in job.frequencies)
        insert = f"; eq {{ {eq} }}" if eq else ""
        return [f"track t{i} {{ {noise}{insert} }}" for i in range(TRACKS)]
    lines = []
    for i in range(TRACKS):
        lines.append(
            f"track t{i} {{ {noise}; hpf {job.highpass}Hz; eq {{ {bands(job.bands)} }}\n"
            f"  comp {{ threshold {job.threshold}dB; ratio {job.ratio}:1 }}; level {job.level}dB; pan {pan(job.pan(i))}\n"
            f"  out b{i // 4}; send hall {job.send}dB }}")
    lines += [f"bus b{i} {{ level -3dB }}" for i in range(4)]
    lines.append(f"aux hall {{ reverb hall {{ decay {job.decay}s }} }}")
    lines.append(
        f"master {{ eq {{ {bands(job.master_bands)} }}; comp {{ threshold {job.master_threshold}dB; ratio {job.master_ratio}:1 }}\n"
        f"  limiter {{ ceiling {job.ceiling}dBTP }} }}")
    return lines


def prepare(job, seconds, folder):
    """The command that renders a job; None where the program is not published yet."""
    if not os.path.exists(PROGRAM):
        return None, "first: dotnet publish src/Host -c Release -r linux-x64 -o artifacts/flare"
    lines = ["flare 1", 'session "Speed" { rate 48kHz; tempo 60bpm; meter 4/4; tail 0s }', *tracks(job, seconds),
             'render whole { to "out/whole.wav"; bits 32f }']
    path = os.path.join(folder, "speed.flare")
    with open(path, "w") as file:
        file.write("\n".join(lines) + "\n")
    return [PROGRAM, "render", path], None
