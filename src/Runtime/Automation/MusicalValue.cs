namespace FlareScript.Runtime.Automation;

/// <summary>What a length along the beat stands for, in the canonical unit of its parameter: a function of the session frame.</summary>
internal abstract class MusicalValue
{
    /// <summary>Whether tempo and meter never change what it comes to.</summary>
    public abstract bool IsConstant { get; }

    /// <summary>What it never falls below.</summary>
    public abstract double Low { get; }

    /// <summary>What it never exceeds.</summary>
    public abstract double High { get; }

    public abstract double At(long frame);
}
