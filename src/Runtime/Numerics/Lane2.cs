using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FlareScript.Runtime.Numerics;

/// <summary>Two strips side by side in one 128-bit vector; software of equal bits where the machine has none.</summary>
public readonly struct Lane2 : ILane<Lane2>
{
    private readonly Vector128<double> value;

    // Operators use BitCast instead: a constructor would be one more method for each of them in the inliner's budget.
    private Lane2(Vector128<double> value) => this.value = value;

    public static int Width => 2;

    public static Lane2 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    public static Lane2 One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<Vector128<double>, Lane2>(Vector128<double>.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 Of(double value) => Unsafe.BitCast<Vector128<double>, Lane2>(Vector128.Create(value));

    public static double Get(Lane2 value, int lane) => value.value.GetElement(lane);

    public static Lane2 With(Lane2 value, int lane, double replacement) => new(value.value.WithElement(lane, replacement));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 operator +(Lane2 a, Lane2 b) => Unsafe.BitCast<Vector128<double>, Lane2>(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 operator -(Lane2 a, Lane2 b) => Unsafe.BitCast<Vector128<double>, Lane2>(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 operator *(Lane2 a, Lane2 b) => Unsafe.BitCast<Vector128<double>, Lane2>(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 operator /(Lane2 a, Lane2 b) => Unsafe.BitCast<Vector128<double>, Lane2>(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 operator -(Lane2 a) => Unsafe.BitCast<Vector128<double>, Lane2>(-a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 operator &(Lane2 a, Lane2 b) => Unsafe.BitCast<Vector128<double>, Lane2>(a.value & b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 operator |(Lane2 a, Lane2 b) => Unsafe.BitCast<Vector128<double>, Lane2>(a.value | b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 operator ^(Lane2 a, Lane2 b) => Unsafe.BitCast<Vector128<double>, Lane2>(a.value ^ b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 operator ~(Lane2 a) => Unsafe.BitCast<Vector128<double>, Lane2>(~a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 Greater(Lane2 a, Lane2 b) => Unsafe.BitCast<Vector128<double>, Lane2>(Vector128.GreaterThan(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 GreaterOrEqual(Lane2 a, Lane2 b) => Unsafe.BitCast<Vector128<double>, Lane2>(Vector128.GreaterThanOrEqual(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 Equal(Lane2 a, Lane2 b) => Unsafe.BitCast<Vector128<double>, Lane2>(Vector128.Equals(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 Select(Lane2 mask, Lane2 yes, Lane2 no) =>
        Unsafe.BitCast<Vector128<double>, Lane2>(Vector128.ConditionalSelect(mask.value, yes.value, no.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane2 mask) => mask.value.AsInt64() != Vector128<long>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 Sqrt(Lane2 value) => Unsafe.BitCast<Vector128<double>, Lane2>(Vector128.Sqrt(value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 Min(Lane2 a, Lane2 b) => Unsafe.BitCast<Vector128<double>, Lane2>(Vector128.Min(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 Max(Lane2 a, Lane2 b) => Unsafe.BitCast<Vector128<double>, Lane2>(Vector128.Max(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 Abs(Lane2 value) => Unsafe.BitCast<Vector128<double>, Lane2>(Vector128.Abs(value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 AddBits(Lane2 a, Lane2 b) => Unsafe.BitCast<Vector128<double>, Lane2>((a.value.AsInt64() + b.value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 SubBits(Lane2 a, Lane2 b) => Unsafe.BitCast<Vector128<double>, Lane2>((a.value.AsInt64() - b.value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 Shl(Lane2 value, int count) => Unsafe.BitCast<Vector128<double>, Lane2>((value.value.AsInt64() << count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 Shr(Lane2 value, int count) => Unsafe.BitCast<Vector128<double>, Lane2>((value.value.AsInt64() >>> count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 OfBits(long bits) => Unsafe.BitCast<Vector128<double>, Lane2>(Vector128.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane2 Load(ref readonly double source) => Unsafe.BitCast<Vector128<double>, Lane2>(Vector128.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane2 value, ref double target) => value.value.StoreUnsafe(ref target);

    public override string ToString() => value.ToString();
}
