using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FlareScript.Runtime.Numerics;

/// <summary>Four strips side by side in one 256-bit vector; software of equal bits where the machine has none.</summary>
public readonly struct Lane4 : ILane<Lane4>
{
    private readonly Vector256<double> value;

    // Operators use BitCast instead: a constructor would be one more method for each of them in the inliner's budget.
    private Lane4(Vector256<double> value) => this.value = value;

    public static int Width => 4;

    public static Lane4 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    public static Lane4 One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<Vector256<double>, Lane4>(Vector256<double>.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Of(double value) => Unsafe.BitCast<Vector256<double>, Lane4>(Vector256.Create(value));

    public static double Get(Lane4 value, int lane) => value.value.GetElement(lane);

    public static Lane4 With(Lane4 value, int lane, double replacement) => new(value.value.WithElement(lane, replacement));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator +(Lane4 a, Lane4 b) => Unsafe.BitCast<Vector256<double>, Lane4>(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator -(Lane4 a, Lane4 b) => Unsafe.BitCast<Vector256<double>, Lane4>(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator *(Lane4 a, Lane4 b) => Unsafe.BitCast<Vector256<double>, Lane4>(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator /(Lane4 a, Lane4 b) => Unsafe.BitCast<Vector256<double>, Lane4>(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator -(Lane4 a) => Unsafe.BitCast<Vector256<double>, Lane4>(-a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator &(Lane4 a, Lane4 b) => Unsafe.BitCast<Vector256<double>, Lane4>(a.value & b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator |(Lane4 a, Lane4 b) => Unsafe.BitCast<Vector256<double>, Lane4>(a.value | b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator ^(Lane4 a, Lane4 b) => Unsafe.BitCast<Vector256<double>, Lane4>(a.value ^ b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator ~(Lane4 a) => Unsafe.BitCast<Vector256<double>, Lane4>(~a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Greater(Lane4 a, Lane4 b) => Unsafe.BitCast<Vector256<double>, Lane4>(Vector256.GreaterThan(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 GreaterOrEqual(Lane4 a, Lane4 b) => Unsafe.BitCast<Vector256<double>, Lane4>(Vector256.GreaterThanOrEqual(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Equal(Lane4 a, Lane4 b) => Unsafe.BitCast<Vector256<double>, Lane4>(Vector256.Equals(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Select(Lane4 mask, Lane4 yes, Lane4 no) =>
        Unsafe.BitCast<Vector256<double>, Lane4>(Vector256.ConditionalSelect(mask.value, yes.value, no.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane4 mask) => mask.value.AsInt64() != Vector256<long>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Sqrt(Lane4 value) => Unsafe.BitCast<Vector256<double>, Lane4>(Vector256.Sqrt(value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Min(Lane4 a, Lane4 b) => Unsafe.BitCast<Vector256<double>, Lane4>(Vector256.Min(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Max(Lane4 a, Lane4 b) => Unsafe.BitCast<Vector256<double>, Lane4>(Vector256.Max(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Abs(Lane4 value) => Unsafe.BitCast<Vector256<double>, Lane4>(Vector256.Abs(value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 AddBits(Lane4 a, Lane4 b) => Unsafe.BitCast<Vector256<double>, Lane4>((a.value.AsInt64() + b.value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 SubBits(Lane4 a, Lane4 b) => Unsafe.BitCast<Vector256<double>, Lane4>((a.value.AsInt64() - b.value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Shl(Lane4 value, int count) => Unsafe.BitCast<Vector256<double>, Lane4>((value.value.AsInt64() << count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Shr(Lane4 value, int count) => Unsafe.BitCast<Vector256<double>, Lane4>((value.value.AsInt64() >>> count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 OfBits(long bits) => Unsafe.BitCast<Vector256<double>, Lane4>(Vector256.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Load(ref readonly double source) => Unsafe.BitCast<Vector256<double>, Lane4>(Vector256.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane4 value, ref double target) => value.value.StoreUnsafe(ref target);

    public override string ToString() => value.ToString();
}
