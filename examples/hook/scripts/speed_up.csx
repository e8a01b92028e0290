// A tremolo whose rate rises from slow to fast while a section lasts.
//
// A rate that moves can't be multiplied by the time: the phase would jump.
// So the turns are summed up tick by tick, and a field keeps the sum.
double turns;

// Called once for every 32 frames of the session, in order.
Db Tick(Song song, Db depth, Hz slow = 1.Hz(), Hz fast = 4.Hz())
{
    Hz rate = Lerp(slow, fast, song.SectionProgress);
    turns += rate * song.Step;
    return -depth * (1 - Cos(Tau * Fraction(turns))) / 2;
}
