using System.Numerics;

namespace FlareScript.Runtime.Numerics;

/// <summary>
/// One <see cref="double"/> per strip, 1, 2, 4 or 8 strips wide: the type over which every kernel is written once.
/// </summary>
/// <remarks>
/// No operation crosses lanes and none is fused, so a kernel gives each strip the same bits at every width
/// (IEEE 754 makes + − × ÷ √ exact to the last bit). Masks are values of <typeparamref name="T"/> whose lanes are all ones or
/// all zeros; a branch in a kernel is a <see cref="Select"/>. <c>min</c> and <c>max</c> have the meaning of IEEE 754-2019.
/// </remarks>
public interface ILane<T> :
    IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>,
    IDivisionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IBitwiseOperators<T, T, T>
    where T : struct, ILane<T>
{
    /// <summary>Strips side by side: 1, 2, 4 or 8.</summary>
    static abstract int Width { get; }

    static abstract T Zero { get; }

    static abstract T One { get; }

    /// <summary>The same value in every lane.</summary>
    static abstract T Of(double value);

    /// <summary>The value of one lane, for edges and tests; kernels have no use for it.</summary>
    static abstract double Get(T value, int lane);

    /// <summary><paramref name="value"/> with one lane replaced.</summary>
    static abstract T With(T value, int lane, double replacement);

    /// <summary>A mask: where <paramref name="a"/> is greater; false where either is NaN.</summary>
    static abstract T Greater(T a, T b);

    static abstract T GreaterOrEqual(T a, T b);

    static abstract T Equal(T a, T b);

    /// <summary>Lane by lane, <paramref name="yes"/> where the mask is set, else <paramref name="no"/>.</summary>
    static abstract T Select(T mask, T yes, T no);

    /// <summary>Whether any lane of a mask is set.</summary>
    static abstract bool Any(T mask);

    static abstract T Sqrt(T value);

    static abstract T Min(T a, T b);

    static abstract T Max(T a, T b);

    static abstract T Abs(T value);

    /// <summary>64-bit integer addition of the bit patterns.</summary>
    static abstract T AddBits(T a, T b);

    /// <summary>64-bit integer subtraction of the bit patterns.</summary>
    static abstract T SubBits(T a, T b);

    /// <summary>Bit patterns shifted left.</summary>
    static abstract T Shl(T value, int count);

    /// <summary>Bit patterns shifted right, zeros moving in.</summary>
    static abstract T Shr(T value, int count);

    /// <summary>The same bit pattern in every lane.</summary>
    static abstract T OfBits(long bits);

    /// <summary>Reads <see cref="Width"/> values from <paramref name="source"/> on.</summary>
    static abstract T Load(ref readonly double source);

    /// <summary>Writes <see cref="Width"/> values from <paramref name="target"/> on.</summary>
    static abstract void Store(T value, ref double target);
}
