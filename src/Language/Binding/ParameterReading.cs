using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>The parameters of one processor or band while they are read, each once.</summary>
internal sealed class ParameterReading
{
    private readonly NameTable<GivenValue> given = new();
    private readonly Scope scope;

    /// <param name="owner">As messages name it: <c>comp</c>, <c>bell</c>.</param>
    /// <param name="parameters">Own ones before common ones: of equal names the first counts.</param>
    public ParameterReading(string owner, IEnumerable<ParameterDescriptor> parameters, Scope scope)
    {
        Owner = owner;
        this.scope = scope;
        foreach (ParameterDescriptor parameter in parameters)
        {
            if (Find(parameter.Name) is null)
                Parameters.Add(parameter);
        }
    }

    public string Owner { get; }

    public List<ParameterDescriptor> Parameters { get; } = [];

    /// <summary>Whether a word was not understood: then nothing more is said about what misses.</summary>
    public bool HasMistake { get; set; }

    public bool Knows(string word) => Find(word) is not null;

    /// <summary>Takes the parameter's word and its value.</summary>
    public void ReadNamed(AtomCursor cursor)
    {
        SourceLocation at = cursor.Here;
        ParameterDescriptor parameter = Find(((WordSyntax)cursor.Take()).Text)!;
        Read(parameter, cursor, at);
    }

    /// <summary>Takes a value that stands first (or second) without a name, where there is one.</summary>
    public void ReadUnnamed(AtomCursor cursor, Func<ParameterDescriptor, bool> isMeant, Func<string, bool> isWord)
    {
        if (!ParameterReader.StartsValue(cursor.Peek))
            return;
        ParameterDescriptor? parameter = null;
        foreach (ParameterDescriptor one in Parameters)
        {
            if (parameter is null && isMeant(one) && !given.ContainsKey(one.Name))
                parameter = one;
        }

        if (parameter is null)
            return;
        // A parameter's word wins; a word that can't be a value either is a misspelt parameter.
        if (cursor.PeekWord is string word && (Knows(word) || isWord(word)
            || (!scope.CanBeValue(word) && !parameter.Choices.Contains(word) && word != parameter.Word)))
        {
            return;
        }

        Read(parameter, cursor, cursor.Here);
    }

    /// <summary>A parameter that a value without a name would fit, or null.</summary>
    public string? NameFor(AtomSyntax atom)
    {
        if (atom is not QuantitySyntax quantity || LiteralReading.Read(quantity.Literal) is not BoundValue value)
            return null;
        int rate = scope.Song.Rate;
        return Parameters.Find(parameter => !given.ContainsKey(parameter.Name)
            && ParameterReader.Convert(value, parameter.Dimension, rate) is double fits && ParameterReader.IsInRange(parameter, fits, rate))?.Name;
    }

    /// <summary>Reports parameters that must be given and are not.</summary>
    public void CheckRequired(SourceLocation at)
    {
        if (HasMistake)
            return;
        foreach (ParameterDescriptor parameter in Parameters)
        {
            if (parameter.IsRequired && !given.ContainsKey(parameter.Name))
                scope.Bag.Add(InsertDiagnostics.ForRequired(at, Owner, parameter));
        }
    }

    /// <summary>All values in the order of a descriptor.</summary>
    /// <param name="prefix">Behind the insert's address: empty, or <c>air.</c> of a band.</param>
    /// <param name="defaultOf">What stands where nothing is written.</param>
    public ImmutableArray<ParameterValue> Values(
        IEnumerable<ParameterDescriptor> order, string prefix, Func<ParameterDescriptor, double> defaultOf, ChainFeeds feeds, SourceLocation at)
    {
        var values = ImmutableArray.CreateBuilder<ParameterValue>();
        foreach (ParameterDescriptor parameter in order)
        {
            if (Find(parameter.Name) == parameter && given.TryGetValue(parameter.Name, out GivenValue? found) && found.Value is ReadValue value)
            {
                feeds.Note(value.Feed, parameter);
                ValueExpression? feed = parameter.Rate == ParameterRate.Fixed ? null : value.Feed;
                values.Add(new ParameterValue(prefix + parameter.Name, parameter, value.Value, value.Word, feed, true, found.At)
                { Musical = value.Musical });
                continue;
            }

            // A default beyond what the sample rate carries is no wish of anyone: it stands at the limit.
            double standing = Math.Min(defaultOf(parameter), ValueDiagnostics.Greatest(parameter, scope.Song.Rate));
            values.Add(new ParameterValue(
                prefix + parameter.Name, parameter, standing, parameter.WordIsDefault ? parameter.Word : null, null, false, at));
        }

        return values.ToImmutable();
    }

    // A processor has a handful of parameters: looking them through costs less than a table of them.
    private ParameterDescriptor? Find(string name)
    {
        foreach (ParameterDescriptor parameter in Parameters)
        {
            if (parameter.Name == name)
                return parameter;
        }

        return null;
    }

    private void Read(ParameterDescriptor parameter, AtomCursor cursor, SourceLocation at)
    {
        ReadValue? value = ParameterReader.Read(cursor, Owner, parameter, Parameters, scope);
        if (!given.TryAdd(parameter.Name, new GivenValue(value, at)))
            scope.Bag.Add(StatementDiagnostics.ForTwice(at, parameter.Name, Owner, given[parameter.Name].At));
    }

    /// <param name="Value">Null where it was a mistake, which was told.</param>
    private sealed record GivenValue(ReadValue? Value, SourceLocation At);
}
