"""The jobs as SuperCollider synths, rendered by scsynth without real time; its samples are 32-bit floats."""
import os
import shutil
import struct

from jobs import RATE, TRACKS, Bells

AUDIO = 2
MULTIPLY, ADD = 2, 0    # special indices of BinaryOpUGen


class Synth:
    """Writes one definition in version 2 of the format SCgf."""

    def __init__(self, name):
        self.name, self.constants, self.units = name, [], []

    def __call__(self, unit, *inputs, outputs=1, special=0):
        """Adds a unit; gives the references of its outputs."""
        self.units.append((unit, [self.reference(value) for value in inputs], outputs, special))
        made = [(len(self.units) - 1, index) for index in range(outputs)]
        return made[0] if outputs == 1 else made

    def reference(self, value):
        if isinstance(value, tuple):
            return value
        value = struct.unpack(">f", struct.pack(">f", value))[0]
        if value not in self.constants:
            self.constants.append(value)
        return -1, self.constants.index(value)

    def times(self, a, b):
        return self("BinaryOpUGen", a, b, special=MULTIPLY)

    def plus(self, a, b):
        return self("BinaryOpUGen", a, b, special=ADD)

    def bells(self, signal, rows):
        for hz, db, q in rows:
            signal = self("BPeakEQ", signal, hz, 1 / q, db)
        return signal

    def compressor(self, signal, threshold, ratio):
        return self("Compander", signal, signal, 10 ** (threshold / 20), 1, 1 / ratio, 0.01, 0.1)

    def encoded(self):
        def text(value):
            return struct.pack("B", len(value)) + value.encode()

        body = text(self.name) + struct.pack(">i", len(self.constants)) + b"".join(struct.pack(">f", c) for c in self.constants)
        body += struct.pack(">iii", 0, 0, len(self.units))
        for unit, inputs, outputs, special in self.units:
            body += text(unit) + struct.pack(">biih", AUDIO, len(inputs), outputs, special)
            body += b"".join(struct.pack(">ii", *one) for one in inputs) + bytes([AUDIO]) * outputs
        return b"SCgf" + struct.pack(">ih", 2, 1) + body + struct.pack(">h", 0)


def definitions(job):
    loud = 10 ** (-30 / 20)
    if isinstance(job, Bells):
        synth = Synth("track")
        signal = synth.bells(synth.times(synth("WhiteNoise"), loud), [(hz, 3, 2) for hz in job.frequencies])
        both = synth("Pan2", signal, 0, 1, outputs=2)
        synth("Out", 0, *both, outputs=0)
        return [(synth, TRACKS)]
    made = []
    for i in range(TRACKS):
        synth = Synth(f"track{i}")
        signal = synth("HPF", synth.times(synth("WhiteNoise"), loud), job.highpass)
        signal = synth.compressor(synth.bells(signal, job.bands), job.threshold, job.ratio)
        both = synth("Pan2", signal, job.pan(i), 10 ** (job.level / 20), outputs=2)
        synth("Out", 16 + 2 * (i // 4), *both, outputs=0)
        synth("Out", 14, *[synth.times(side, 10 ** (job.send / 20)) for side in both], outputs=0)
        made.append((synth, 1))
    for i in range(4):
        bus = Synth(f"bus{i}")
        bus("Out", 0, *[bus.times(side, 10 ** (-3 / 20)) for side in bus("In", 16 + 2 * i, outputs=2)], outputs=0)
        made.append((bus, 1))
    hall = Synth("hall")
    hall("Out", 0, *hall("FreeVerb2", *hall("In", 14, outputs=2), 1, 0.8, 0.3, outputs=2), outputs=0)
    master = Synth("master")
    for side in (0, 1):
        signal = master.bells(master("In", side), job.master_bands)
        signal = master("Limiter", master.compressor(signal, job.master_threshold, job.master_ratio), 10 ** (job.ceiling / 20), 0.01)
        master("ReplaceOut", side, signal, outputs=0)
    return made + [(hall, 1), (master, 1)]


def message(address, *arguments):
    def padded(data):
        return data + bytes(-len(data) % 4)

    tags, body = ",", b""
    for value in arguments:
        if isinstance(value, int):
            tags, body = tags + "i", body + struct.pack(">i", value)
        elif isinstance(value, str):
            tags, body = tags + "s", body + padded(value.encode() + b"\0")
        else:
            tags, body = tags + "b", body + struct.pack(">i", len(value)) + padded(value)
    return padded(address.encode() + b"\0") + padded(tags.encode() + b"\0") + body


def bundle(seconds, *messages):
    data = b"#bundle\0" + struct.pack(">iI", int(seconds), int(seconds % 1 * 2 ** 32))
    for one in messages:
        data += struct.pack(">i", len(one)) + one
    return struct.pack(">i", len(data)) + data


def prepare(job, seconds, folder):
    program = shutil.which("scsynth")
    if not program:
        return None, "SuperCollider's scsynth is not installed"
    synths = definitions(job)
    node = 1000
    score = b"".join(bundle(0, message("/d_recv", synth.encoded())) for synth, _ in synths)
    for synth, count in synths:
        for _ in range(count):
            node += 1
            score += bundle(0, message("/s_new", synth.name, node, 1, 0))      # 1: behind those before it
    score += bundle(seconds, message("/c_set", 0, 0))                          # the end
    path = os.path.join(folder, "score.osc")
    with open(path, "wb") as file:
        file.write(score)
    wave = os.path.join(folder, "out.wav")
    return [program, "-N", path, "_", wave, str(RATE), "WAV", "float", "-o", "2", "-w", "512", "-m", "262144"], None
