namespace FlareScript.Host.Cli;

/// <summary>What the program tells its caller.</summary>
public static class ExitCode
{
    public const int Fine = 0;

    /// <summary>The session has errors.</summary>
    public const int SessionErrors = 1;

    /// <summary>The command line was wrong.</summary>
    public const int Usage = 2;

    /// <summary>An expectation failed.</summary>
    public const int ExpectationFailed = 3;

    /// <summary>A file, a disk or a device failed.</summary>
    public const int WorldFailed = 4;

    /// <summary>Stopped by SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by SIGTERM.</summary>
    public const int Terminated = 143;
}
