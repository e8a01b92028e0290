/// <summary>What the runtime calls in a process that is started with DOTNET_STARTUP_HOOKS, by this name and outside all namespaces.</summary>
internal static class StartupHook
{
    public static void Initialize() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (System.Reflection.Assembly assembly in AppDomain.CurrentDomain.GetAssemblies())
            Console.Error.WriteLine($"loaded: {assembly.GetName().Name}");
    };
}
