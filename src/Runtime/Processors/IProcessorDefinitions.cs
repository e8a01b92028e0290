namespace FlareScript.Runtime.Processors;

/// <summary>Where a plan looks processors up by their word.</summary>
public interface IProcessorDefinitions
{
    /// <summary>The definition of that word, or null.</summary>
    IProcessorDefinition? Find(string name);
}
