using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Binds <c>automate ADDRESS …</c>: one lane of points at most, and what adds to it.</summary>
internal sealed class AutomationBinder(AddressResolver addresses)
{
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);

    /// <summary>Everything that moves one address, as it is gathered.</summary>
    private sealed class Lane(AddressTarget target, SourceLocation at)
    {
        public AddressTarget Target { get; } = target;

        public SourceLocation Location { get; } = at;

        public PointLane? Points { get; set; }

        public SourceLocation? PointsAt { get; set; }

        public ImmutableArray<Movement>.Builder Additions { get; } = ImmutableArray.CreateBuilder<Movement>();
    }

    /// <param name="inside">The channel around the statement, or null.</param>
    public void Bind(StatementSyntax statement, string? inside, Scope scope)
    {
        if (statement.IsBroken)
            return;
        LeftOver.ReportLabel(statement, scope);
        AtomCursor cursor = scope.Read(statement, 1);
        if (cursor.Peek is not WordSyntax address)
        {
            scope.Bag.Add(StatementDiagnostics.ForMissing(cursor.Here, "'automate'", "an address, for example lead.level"));
            return;
        }

        cursor.Take();
        if (addresses.Resolve(address, inside, scope) is not AddressTarget target)
        {
            ReportNotYet(statement, cursor, scope);
            return;
        }

        if (!lanes.TryGetValue(target.Address, out Lane? lane))
            lanes.Add(target.Address, lane = new Lane(target, scope.At(address)));
        SourceLocation trimAt = cursor.Here;
        bool isTrim = cursor.TakeWord("trim");
        if (isTrim && target.Parameter.Dimension == Dimension.Switch)
        {
            scope.Bag.Add(AutomationDiagnostics.ForSwitchMovement(trimAt, "trim"));
            return;
        }

        bool isEmpty = cursor.Peek is null && statement.Block is not { Statements.IsEmpty: false };
        if (cursor.Peek is not null)
        {
            if (cursor.Peek is WordSyntax { Text: "during" or "lfo" } or WordSyntax { Text: "follow" or "script" })
                BindMovement(cursor, lane, scope);
            else
                scope.Bag.Add(AutomationDiagnostics.ForNotAPoint(cursor.Here, cursor.TextOf(cursor.Peek)));
        }

        var points = ImmutableArray.CreateBuilder<LanePoint>();
        bool hasPoints = false;
        foreach ((_, AtomCursor one) in BlockLines.Read(statement.Block, scope))
        {
            if (one.PeekWord is "during" or "lfo" or "follow" or "script")
            {
                BindMovement(one, lane, scope);
                continue;
            }

            hasPoints = true;
            if (!scope.Song.Allowances.Points.Take(one.Here, scope.Bag))
                break;
            if (ReadPoint(one, lane.Target, isTrim, points.Count == 0 ? null : points[^1].At, scope) is LanePoint point)
                points.Add(point);
        }

        if (isEmpty)
            scope.Bag.Add(AutomationDiagnostics.ForEmpty(scope.At(address), target.Address));
        if (!hasPoints)
            return;
        if (lane.PointsAt is SourceLocation first)
            scope.Bag.Add(AutomationDiagnostics.ForTwoLanes(scope.At(address), target.Address, first));
        lane.PointsAt ??= scope.At(address);
        if (points.Count > 0)
            lane.Points ??= new PointLane(isTrim, points.ToImmutable());
    }

    /// <summary>Every address that moves, in the order of the file.</summary>
    public ImmutableArray<Automation> Finish(Scope scope)
    {
        foreach (Lane lane in lanes.Values)
        {
            AddressTarget target = lane.Target;
            bool replaces = lane.Points is { IsTrim: false };
            if (replaces && target.Parameter.Dimension != Dimension.Switch && target.Written is SourceLocation written)
                scope.Bag.Add(AutomationDiagnostics.ForNeverSounds(written, target.Address));
            if (!replaces && target.Word is string word && (lane.Points is not null || lane.Additions.Count > 0))
                scope.Bag.Add(AutomationDiagnostics.ForNoNumber(lane.Location, target.Address, word));
        }

        return
        [
            .. lanes.Values
                .Where(lane => lane.Points is not null || lane.Additions.Count > 0)
                .OrderBy(lane => lane.Location.Span.Start)
                .Select(lane => new Automation(lane.Target.Address, lane.Target.Parameter, lane.Points, lane.Additions.ToImmutable(), lane.Location)),
        ];
    }

    /// <summary>An amount in what adds to a parameter.</summary>
    public static double? ReadAmount(AtomCursor cursor, string word, string address, ParameterDescriptor moved, Scope scope)
    {
        ParameterDescriptor added = AutomationDiagnostics.Added(word, moved);
        if (added.Dimension == Dimension.Switch && cursor.PeekWord is not ("on" or "off"))
        {
            scope.Bag.Add(ValueDiagnostics.ForMissingValue(cursor.Here, address, added, scope.Song.Rate));
            cursor.SkipRest();
            return null;
        }

        // A pan moves by a share, and a place says the same thing in other words.
        if (moved.Dimension == Dimension.Pan && cursor.Peek is QuantitySyntax { Literal.Shape: QuantityShape.Pan })
            return ParameterReader.Read(cursor, address, moved, [], scope)?.Value;
        return ParameterReader.Read(cursor, address, added, [], scope)?.Value;
    }

    private static void ReportNotYet(StatementSyntax statement, AtomCursor cursor, Scope scope)
    {
        if (cursor.Peek is WordSyntax word && NotYet.Movements.Contains(word.Text))
            scope.Bag.Add(NotYetDiagnostics.ForWord(scope.At(word), word.Text));
        foreach (StatementSyntax line in statement.Block?.Statements ?? [])
        {
            if (line.Head is WordSyntax head && NotYet.Movements.Contains(head.Text) && !line.IsBroken)
                scope.Bag.Add(NotYetDiagnostics.ForWord(scope.At(head), head.Text));
        }
    }

    private static void BindMovement(AtomCursor cursor, Lane lane, Scope scope)
    {
        var head = (WordSyntax)cursor.Take();
        if (NotYet.Movements.Contains(head.Text))
        {
            scope.Bag.Add(NotYetDiagnostics.ForWord(scope.At(head), head.Text));
            return;
        }

        SourceLocation at = scope.At(head);
        if (!scope.Song.Allowances.Movements.Take(at, scope.Bag))
            return;
        Movement? movement = head.Text switch
        {
            "during" => MovementBinder.During(cursor, at, lane.Target, scope),
            "lfo" => MovementBinder.Lfo(cursor, at, lane.Target, scope),
            _ => HookBinder.Bind(cursor, at, lane.Target, scope),
        };
        if (movement is not null)
            lane.Additions.Add(movement);
    }

    private static LanePoint? ReadPoint(AtomCursor cursor, AddressTarget target, bool isTrim, Position? last, Scope scope)
    {
        SourceLocation at = cursor.Here;
        string owner = target.Address[..target.Address.LastIndexOf('.')];
        ParameterDescriptor parameter = target.Parameter with { Word = null, AlsoMusical = false };
        bool isTime = parameter.Dimension == Dimension.Time;
        if (TimeReader.Place(cursor, owner, "point", scope, isTime) is not Position place)
            return null;
        double? value;
        if (parameter.Dimension == Dimension.Switch && cursor.PeekWord is not ("on" or "off"))
        {
            scope.Bag.Add(ValueDiagnostics.ForMissingValue(cursor.Here, owner, parameter, scope.Song.Rate));
            return null;
        }

        if (isTrim)
            value = ReadAmount(cursor, parameter.Name, owner, parameter, scope);
        else
            value = ParameterReader.Read(cursor, owner, parameter, [], scope)?.Value;
        SourceLocation curveAt = cursor.Here;
        Curve? arrival = CurveReader.Read(cursor, scope);
        if (parameter.Dimension == Dimension.Switch)
        {
            if (arrival is not null and not Curve.Hold)
                scope.Bag.Add(AutomationDiagnostics.ForSwitchCurve(curveAt, arrival.Value.ToString().ToLowerInvariant()));
            arrival = Curve.Hold;
        }

        LeftOver.Report(cursor, scope);
        if (last is not null && PositionOrder.Compare(last, place, scope.Song.Rate) >= 0)
        {
            scope.Bag.Add(AutomationDiagnostics.ForPointOrder(at));
            return null;
        }

        return value is double found ? new LanePoint(place, found, arrival ?? Curve.Linear, at) : null;
    }
}
