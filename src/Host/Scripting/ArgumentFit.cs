using System.Collections.Immutable;
using FlareScript.Hooks;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;

namespace FlareScript.Host.Scripting;

/// <summary>Matches what a session gives to what a script takes.</summary>
internal static class ArgumentFit
{
    /// <summary>Every argument that is unknown, missing or of another dimension.</summary>
    public static IEnumerable<Diagnostic> Check(Hook hook, string script, ImmutableArray<ScriptParameter> parameters, int rate)
    {
        foreach (HookArgument argument in hook.Arguments)
        {
            if (Find(argument, parameters) is not ScriptParameter parameter)
            {
                string[] known = [.. parameters.Select(one => one.Word)];
                yield return ScriptDiagnostics.ForUnknownArgument(argument, script, known, NameSuggestion.Nearest(argument.Name, known).Take(2));
            }
            else if (parameter.Type.Name == "string" ? argument.Value is not HookString : ScriptTypes.Number(parameter.Type.Name, argument.Value, _ => 0, rate) is null)
            {
                yield return ScriptDiagnostics.ForWrongArgument(
                    argument, parameter.Type.Name, parameter.Type.Noun, ScriptTypes.Noun(argument.Value), parameter.Type.Example);
            }
        }

        // A name that nothing has is meant for one that is missing.
        if (hook.Arguments.Any(argument => Find(argument, parameters) is null))
            yield break;
        foreach (ScriptParameter parameter in parameters.Where(parameter => parameter.Default is null && !hook.Arguments.Any(argument => Find(argument, parameters) == parameter)))
            yield return ScriptDiagnostics.ForMissingArgument(hook.Script is HookText ? hook.Location : hook.Script.Location, script, parameter.Word, parameter.Type.Example);
    }

    /// <summary>The values in the order of the parameters; all fit.</summary>
    public static ScriptArguments Values(Hook hook, ImmutableArray<ScriptParameter> parameters, Func<Duration, double> beats, int rate)
    {
        var numbers = new double[parameters.Length];
        string[] texts = new string[parameters.Length];
        bool[] given = new bool[parameters.Length];
        foreach (HookArgument argument in hook.Arguments)
        {
            int index = parameters.IndexOf(Find(argument, parameters)!);
            given[index] = true;
            if (argument.Value is HookString text)
                texts[index] = text.Text;
            else
                numbers[index] = ScriptTypes.Number(parameters[index].Type.Name, argument.Value, beats, rate)!.Value;
        }

        return new ScriptArguments(numbers, texts, given);
    }

    /// <summary>By its name, or by its name as a session writes it: <c>hold_time</c> is <c>holdTime</c>.</summary>
    private static ScriptParameter? Find(HookArgument argument, ImmutableArray<ScriptParameter> parameters) =>
        parameters.FirstOrDefault(parameter => parameter.Name == argument.Name) ?? parameters.FirstOrDefault(parameter => parameter.Word == argument.Name);
}
