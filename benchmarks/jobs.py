"""What is rendered, said once: every program's own form of it is made from here."""
from dataclasses import dataclass

TRACKS = 16
RATE = 48000


@dataclass(frozen=True)
class Bells:
    """Sixteen mono tracks of noise through so many bells, summed in the middle."""
    count: int
    name = "bells"

    @property
    def frequencies(self):
        return [round(80 * 1.25 ** (i % 24), 1) for i in range(self.count)]     # Hz


@dataclass(frozen=True)
class Mix:
    """Sixteen tracks with hpf, three bands, compressor, gain and pan, four buses, a reverb they send to, a mastering chain."""
    name = "mix"
    highpass = 80                                               # Hz
    bands = ((200, -3, 1.0), (1000, 2, 1.0), (5000, 3, 0.7))    # Hz, dB, q
    threshold = -34                                             # dB
    ratio = 3
    level = -6                                                  # dB
    send = -12                                                  # dB
    decay = 2                                                   # s
    master_bands = ((100, 1, 0.7), (8000, 1, 0.7))
    master_threshold = -20
    master_ratio = 2
    ceiling = -1                                                # dB

    @staticmethod
    def pan(track):
        return (track % 8 - 3.5) / 5                            # -1 left, 1 right
