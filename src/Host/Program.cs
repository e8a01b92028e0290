return FlareScript.Host.Cli.FlareProgram.Run(args);
