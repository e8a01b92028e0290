using System.Text;

// A console that only writes is not asked about its keyboard and its signals, which takes longer than a short message.
if (!OperatingSystem.IsWindows())
    Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 256) { AutoFlush = true });
return FlareScript.Host.Cli.FlareProgram.Run(args);
