using FlareScript.Language.Binding;

namespace Language.Tests.Binding;

public class NameTableTests
{
    /// <summary>Beside the framework's dictionary: few names, which are searched, and many, which are hashed.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(3000)]
    public void Holds_what_a_dictionary_holds(int names)
    {
        var random = new Random(names);
        var table = new NameTable<int>();
        var expected = new Dictionary<string, int>(StringComparer.Ordinal);
        var order = new List<string>();
        for (int i = 0; i < 4 * names; i++)
        {
            // A new string each time: names are compared by their characters.
            string name = $"n{random.Next(names)}";
            if (random.Next(2) == 0)
            {
                Assert.Equal(expected.TryAdd(name, i), table.TryAdd(name, i));
            }
            else
            {
                expected[name] = i;
                table[name] = i;
            }

            if (!order.Contains(name))
                order.Add(name);
        }

        Assert.Equal(order, table.Names());
        Assert.Equal(expected.Count, table.Count);
        for (int i = 0; i < 2 * names; i++)
        {
            string name = $"n{i}";
            Assert.Equal(expected.ContainsKey(name), table.ContainsKey(name));
            Assert.Equal(expected.TryGetValue(name, out int value), table.TryGetValue(name, out int found));
            Assert.Equal(value, found);
        }

        Assert.Throws<KeyNotFoundException>(() => table["none"]);
    }
}
