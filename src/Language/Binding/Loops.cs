namespace FlareScript.Language.Binding;

/// <summary>Finds loops in a graph, without recursion and in time linear in its edges.</summary>
internal static class Loops
{
    private const int MostLooks = 100;

    /// <summary>Loops that share no name, each from a name of it on: <c>a, b, c</c> where c leads back to a. None: the graph has no loop.</summary>
    /// <remarks>Looking along the path costs its length, so it is done a hundred times at most: who has that many loops has been told enough.</remarks>
    public static List<T[]> Find<T>(IEnumerable<T> nodes, Func<T, IEnumerable<T>> next)
        where T : notnull
    {
        var found = new List<T[]>();
        var reached = new HashSet<T>();
        var done = new HashSet<T>();
        var inLoop = new HashSet<T>();
        int looks = 0;
        foreach (T start in nodes.ToArray())
        {
            if (!reached.Add(start))
                continue;
            var path = new List<T> { start };
            var open = new Stack<IEnumerator<T>>();
            open.Push(next(start).GetEnumerator());
            while (open.Count > 0)
            {
                IEnumerator<T> edges = open.Peek();
                if (!edges.MoveNext())
                {
                    edges.Dispose();
                    open.Pop();
                    done.Add(path[^1]);
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                T node = edges.Current;
                if (reached.Add(node))
                {
                    path.Add(node);
                    open.Push(next(node).GetEnumerator());
                }
                else if (!done.Contains(node) && looks < MostLooks && !inLoop.Contains(node) && !inLoop.Contains(path[^1]))
                {
                    looks++;
                    T[] loop = [.. path.Skip(path.LastIndexOf(node))];
                    if (!loop.Any(inLoop.Contains))
                    {
                        found.Add(loop);
                        inLoop.UnionWith(loop);
                    }
                }
            }
        }

        return found;
    }
}
