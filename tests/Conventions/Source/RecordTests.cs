using System.Reflection;
using System.Runtime.CompilerServices;
using FlareScript.Language.Model;
using FlareScript.Runtime.Planning;

namespace Conventions.Tests.Source;

/// <summary>What stages hand to one another can't be changed behind anyone's back.</summary>
public sealed class RecordTests
{
    public static TheoryData<Type> Records =>
    [
        .. new[] { typeof(Session), typeof(GraphPlan) }
            .SelectMany(one => one.Assembly.GetExportedTypes())
            .Where(type => type.Namespace is { } place && (place.StartsWith("FlareScript.Language.", StringComparison.Ordinal) || place == typeof(GraphPlan).Namespace))
            .Where(IsRecord),
    ];

    [Theory, MemberData(nameof(Records))]
    public void A_record_has_neither_setters_nor_open_fields(Type record)
    {
        Assert.Empty(record.GetProperties().Where(HasSetter).Select(property => property.Name));
        Assert.Empty(record.GetFields(BindingFlags.Public | BindingFlags.Instance).Where(field => !field.IsInitOnly).Select(field => field.Name));
    }

    [Theory, MemberData(nameof(Records))]
    public void A_record_holds_no_array_and_no_list(Type record) =>
        Assert.Empty(record.GetProperties()
            .Where(property => property.PropertyType.IsArray || (property.PropertyType.IsGenericType
                && property.PropertyType.GetGenericTypeDefinition() is { } generic && (generic == typeof(List<>) || generic == typeof(Dictionary<,>))))
            .Select(property => property.Name));

    private static bool HasSetter(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } setter
        && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    /// <summary>The compiler gives every record a method that prints its members.</summary>
    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null;
}
