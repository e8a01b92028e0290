namespace FlareScript.Runtime.Engine;

/// <summary>What adds itself to one lane of a sum.</summary>
internal interface IFeed
{
    /// <summary>Whether it gives zeros for the block at hand.</summary>
    bool IsSilent { get; }

    /// <summary>Adds a block to one lane of the target's planes.</summary>
    void AddTo(EngineBuffer target, int lane, long streamFrame, int frames);
}
