namespace FlareScript.Runtime.Engine;

/// <summary>One step of the plan with its memory: executes, and decides nothing.</summary>
internal abstract class StepRunner
{
    /// <param name="streamFrame">The first frame of the block, in frames since the start of the stream.</param>
    public abstract void Run(long streamFrame, int frames);
}
