// No two strokes of a hand are alike: every stroke of the hat, half a beat
// behind each beat, gets a loudness of its own. The numbers come from the
// session's seed, so it is the same performance in every render.
Db Tick(Song song, Db amount) => amount * song.NoiseAt((long)Floor(song.Beat));
