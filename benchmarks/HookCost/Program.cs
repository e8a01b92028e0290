using System.Globalization;
using HookCost;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var measured = Subject.All.Select(subject => (Subject: subject, Cost: Measurement.Of(subject))).ToArray();

Console.Out.WriteLine("| a tick of | in a class, ns | as a hook, ns | over its own work, ns | bytes |\n|---|---|---|---|---|");
foreach ((Subject subject, Measurement cost) in measured.Where(one => one.Subject.Turns == 0))
    Console.Out.WriteLine($"| {subject.Name} | {cost.Lines:0.0} | {cost.Hook:0.0} | {cost.Hook - cost.Lines:0.0;-0.0;0.0} | {cost.Bytes:0} |");

Console.Out.WriteLine("\n| a turn of | in a class, ns | as a hook, ns | the counter, ns | bytes a tick |\n|---|---|---|---|---|");
foreach ((Subject subject, Measurement cost) in measured.Where(one => one.Subject.Turns > 0))
{
    double turns = subject.Turns;
    Console.Out.WriteLine($"| {subject.Name} | {cost.Lines / turns:0.00} | {cost.Hook / turns:0.00} | {(cost.Hook - cost.Lines) / turns:0.00;-0.00;0.00} | {cost.Bytes:0} |");
}
