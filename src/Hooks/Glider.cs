using FlareScript.Runtime.Numerics;

namespace FlareScript.Hooks;

/// <summary>A value that follows another: y += (x − y)·(1 − e^(−step/time)), so that the rate does not matter.</summary>
internal struct Glider
{
    private bool isSet;
    private double value;
    private double time;                   // seconds that the share was found for
    private double share;

    public double Follow(double target, double seconds, double step)
    {
        if (!isSet || !(seconds > 0))
        {
            isSet = true;
            return value = target;
        }

        if (seconds != time)
        {
            time = seconds;
            share = 1 - DMath.Exp(-step / seconds);
        }

        return value += (target - value) * share;
    }
}
