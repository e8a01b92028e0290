using System.Collections.Immutable;

namespace FlareScript.Language.Binding;

/// <summary>Finds loops in a graph, without recursion and in time linear in its edges.</summary>
internal static class Loops
{
    private const int MostLooks = 100;

    /// <summary>Loops that share no name, each from a name of it on: <c>a, b, c</c> where c leads back to a. None: the graph has no loop.</summary>
    /// <remarks>Looking along the path costs its length, so it is done a hundred times at most: who has that many loops has been told enough.</remarks>
    public static List<ImmutableArray<T>> Find<T>(IEnumerable<T> nodes, Func<T, IEnumerable<T>> next)
        where T : notnull
    {
        var found = new List<ImmutableArray<T>>();
        var state = new Dictionary<T, Progress>();
        var inLoop = new HashSet<T>();
        int looks = 0;
        foreach (T start in nodes.ToArray())
        {
            if (state.GetValueOrDefault(start) != Progress.Untouched)
                continue;
            var path = new List<T> { start };
            var open = new Stack<IEnumerator<T>>();
            open.Push(next(start).GetEnumerator());
            state[start] = Progress.Underway;
            while (open.Count > 0)
            {
                IEnumerator<T> edges = open.Peek();
                if (!edges.MoveNext())
                {
                    edges.Dispose();
                    open.Pop();
                    state[path[^1]] = Progress.Done;
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                T node = edges.Current;
                switch (state.GetValueOrDefault(node))
                {
                    case Progress.Untouched:
                        state[node] = Progress.Underway;
                        path.Add(node);
                        open.Push(next(node).GetEnumerator());
                        break;
                    case Progress.Underway when looks < MostLooks && !inLoop.Contains(node) && !inLoop.Contains(path[^1]):
                        looks++;
                        ImmutableArray<T> loop = [.. path.Skip(path.LastIndexOf(node))];
                        if (!loop.Any(inLoop.Contains))
                        {
                            found.Add(loop);
                            inLoop.UnionWith(loop);
                        }

                        break;
                }
            }
        }

        return found;
    }
}
