namespace FlareScript.Runtime.Sources;

/// <summary>The audio files of one session, by the path written there; whoever holds the disk provides them.</summary>
public interface IAssets
{
    /// <summary>What is known of a file, or null where it can't be played.</summary>
    AssetFacts? Find(string path);

    /// <summary>Opens a file of its own for one clip, so that each reads forward undisturbed.</summary>
    ISource Open(string path);
}
