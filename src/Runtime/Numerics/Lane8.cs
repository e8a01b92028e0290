using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FlareScript.Runtime.Numerics;

/// <summary>Eight strips side by side in one 512-bit vector; software of equal bits where the machine has none.</summary>
public readonly struct Lane8 : ILane<Lane8>
{
    private readonly Vector512<double> value;

    // Operators use BitCast instead: a constructor would be one more method for each of them in the inliner's budget.
    private Lane8(Vector512<double> value) => this.value = value;

    public static int Width => 8;

    public static Lane8 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    public static Lane8 One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<Vector512<double>, Lane8>(Vector512<double>.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Of(double value) => Unsafe.BitCast<Vector512<double>, Lane8>(Vector512.Create(value));

    public static double Get(Lane8 value, int lane) => value.value.GetElement(lane);

    public static Lane8 With(Lane8 value, int lane, double replacement) => new(value.value.WithElement(lane, replacement));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator +(Lane8 a, Lane8 b) => Unsafe.BitCast<Vector512<double>, Lane8>(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator -(Lane8 a, Lane8 b) => Unsafe.BitCast<Vector512<double>, Lane8>(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator *(Lane8 a, Lane8 b) => Unsafe.BitCast<Vector512<double>, Lane8>(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator /(Lane8 a, Lane8 b) => Unsafe.BitCast<Vector512<double>, Lane8>(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator -(Lane8 a) => Unsafe.BitCast<Vector512<double>, Lane8>(-a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator &(Lane8 a, Lane8 b) => Unsafe.BitCast<Vector512<double>, Lane8>(a.value & b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator |(Lane8 a, Lane8 b) => Unsafe.BitCast<Vector512<double>, Lane8>(a.value | b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator ^(Lane8 a, Lane8 b) => Unsafe.BitCast<Vector512<double>, Lane8>(a.value ^ b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator ~(Lane8 a) => Unsafe.BitCast<Vector512<double>, Lane8>(~a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Greater(Lane8 a, Lane8 b) => Unsafe.BitCast<Vector512<double>, Lane8>(Vector512.GreaterThan(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 GreaterOrEqual(Lane8 a, Lane8 b) => Unsafe.BitCast<Vector512<double>, Lane8>(Vector512.GreaterThanOrEqual(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Equal(Lane8 a, Lane8 b) => Unsafe.BitCast<Vector512<double>, Lane8>(Vector512.Equals(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Select(Lane8 mask, Lane8 yes, Lane8 no) =>
        Unsafe.BitCast<Vector512<double>, Lane8>(Vector512.ConditionalSelect(mask.value, yes.value, no.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane8 mask) => mask.value.AsInt64() != Vector512<long>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Sqrt(Lane8 value) => Unsafe.BitCast<Vector512<double>, Lane8>(Vector512.Sqrt(value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Min(Lane8 a, Lane8 b) => Unsafe.BitCast<Vector512<double>, Lane8>(Vector512.Min(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Max(Lane8 a, Lane8 b) => Unsafe.BitCast<Vector512<double>, Lane8>(Vector512.Max(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Abs(Lane8 value) => Unsafe.BitCast<Vector512<double>, Lane8>(Vector512.Abs(value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 AddBits(Lane8 a, Lane8 b) => Unsafe.BitCast<Vector512<double>, Lane8>((a.value.AsInt64() + b.value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 SubBits(Lane8 a, Lane8 b) => Unsafe.BitCast<Vector512<double>, Lane8>((a.value.AsInt64() - b.value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Shl(Lane8 value, int count) => Unsafe.BitCast<Vector512<double>, Lane8>((value.value.AsInt64() << count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Shr(Lane8 value, int count) => Unsafe.BitCast<Vector512<double>, Lane8>((value.value.AsInt64() >>> count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 OfBits(long bits) => Unsafe.BitCast<Vector512<double>, Lane8>(Vector512.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Load(ref readonly double source) => Unsafe.BitCast<Vector512<double>, Lane8>(Vector512.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane8 value, ref double target) => value.value.StoreUnsafe(ref target);

    public override string ToString() => value.ToString();
}
