using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FlareScript.Runtime.Numerics;

/// <summary>One strip: the scalar form of a kernel.</summary>
public readonly struct Lane1 : ILane<Lane1>
{
    private readonly double value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lane1(double value) => this.value = value;

    public static int Width => 1;

    public static Lane1 Zero => default;

    public static Lane1 One => new(1.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Of(double value) => new(value);

    public static double Get(Lane1 value, int lane) => value.value;

    public static Lane1 With(Lane1 value, int lane, double replacement) => new(replacement);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 operator +(Lane1 a, Lane1 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 operator -(Lane1 a, Lane1 b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 operator *(Lane1 a, Lane1 b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 operator /(Lane1 a, Lane1 b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 operator -(Lane1 a) => new(-a.value);

    // Bits and masks go through a vector register: moving to an integer register and back costs more than the operation.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> V(Lane1 a) => Vector128.CreateScalarUnsafe(a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane1 L(Vector128<double> a) => new(a.ToScalar());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 operator &(Lane1 a, Lane1 b) => L(V(a) & V(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 operator |(Lane1 a, Lane1 b) => L(V(a) | V(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 operator ^(Lane1 a, Lane1 b) => L(V(a) ^ V(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 operator ~(Lane1 a) => L(~V(a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Greater(Lane1 a, Lane1 b) => L(Vector128.GreaterThan(V(a), V(b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 GreaterOrEqual(Lane1 a, Lane1 b) => L(Vector128.GreaterThanOrEqual(V(a), V(b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Equal(Lane1 a, Lane1 b) => L(Vector128.Equals(V(a), V(b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Select(Lane1 mask, Lane1 yes, Lane1 no) =>
        L(Vector128.ConditionalSelect(V(mask), V(yes), V(no)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane1 mask) => BitConverter.DoubleToInt64Bits(mask.value) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Sqrt(Lane1 value) => new(Math.Sqrt(value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Min(Lane1 a, Lane1 b) => new(Math.Min(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Max(Lane1 a, Lane1 b) => new(Math.Max(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Abs(Lane1 value) => new(Math.Abs(value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 AddBits(Lane1 a, Lane1 b) => L((V(a).AsInt64() + V(b).AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 SubBits(Lane1 a, Lane1 b) => L((V(a).AsInt64() - V(b).AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Shl(Lane1 value, int count) => L((V(value).AsInt64() << count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Shr(Lane1 value, int count) => L((V(value).AsInt64() >>> count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 OfBits(long bits) => new(BitConverter.Int64BitsToDouble(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Load(ref readonly double source) => new(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane1 value, ref double target) => target = value.value;

    public override string ToString() => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
