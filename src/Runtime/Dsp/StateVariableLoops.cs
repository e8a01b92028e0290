using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>The loops of state-variable sections over lanes, all state in locals.</summary>
/// <remarks>
/// A frame waits some twelve cycles for the one before; one or two sections of one or two channels in a loop fill that wait. Each form
/// does the same operations in the same order, so which of them runs changes no bit. Written out, since a shared step would hand the
/// states over by reference and keep them in memory. A and B are the sections, L and R the channels.
/// </remarks>
public static class StateVariableLoops
{
    /// <summary>Runs one section with standing coefficients; in place or not.</summary>
    /// <param name="coefficients">6 lanes.</param>
    /// <param name="states">2 lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void One<T>(ReadOnlySpan<T> coefficients, Span<T> states, ReadOnlySpan<T> input, Span<T> output)
        where T : struct, ILane<T>
    {
        T bandA = coefficients[0], lowA = coefficients[1], dampA = coefficients[2];
        T directA = coefficients[3], fromBandA = coefficients[4], fromLowA = coefficients[5];
        T s1A = states[0], s2A = states[1];
        for (int frame = 0; frame < input.Length; frame++)
        {
            T x = input[frame];
            T vA = x - s2A;
            output[frame] = directA * x + fromBandA * s1A + fromLowA * s2A;
            T nextA = s1A + (bandA * vA - dampA * s1A);
            s2A += bandA * s1A + lowA * vA;
            s1A = nextA;
        }

        states[0] = s1A;
        states[1] = s2A;
    }

    /// <summary>The same for two channels side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void OneStereo<T>(
        ReadOnlySpan<T> coefficients, Span<T> leftStates, Span<T> rightStates,
        ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> leftOut, Span<T> rightOut)
        where T : struct, ILane<T>
    {
        T bandA = coefficients[0], lowA = coefficients[1], dampA = coefficients[2];
        T directA = coefficients[3], fromBandA = coefficients[4], fromLowA = coefficients[5];
        T s1AL = leftStates[0], s2AL = leftStates[1];
        T s1AR = rightStates[0], s2AR = rightStates[1];
        for (int frame = 0; frame < left.Length; frame++)
        {
            T xL = left[frame];
            T vAL = xL - s2AL;
            leftOut[frame] = directA * xL + fromBandA * s1AL + fromLowA * s2AL;
            T nextAL = s1AL + (bandA * vAL - dampA * s1AL);
            s2AL += bandA * s1AL + lowA * vAL;
            s1AL = nextAL;

            T xR = right[frame];
            T vAR = xR - s2AR;
            rightOut[frame] = directA * xR + fromBandA * s1AR + fromLowA * s2AR;
            T nextAR = s1AR + (bandA * vAR - dampA * s1AR);
            s2AR += bandA * s1AR + lowA * vAR;
            s1AR = nextAR;
        }

        leftStates[0] = s1AL;
        leftStates[1] = s2AL;
        rightStates[0] = s1AR;
        rightStates[1] = s2AR;
    }

    /// <summary>Runs two sections, one behind the other, with standing coefficients; in place or not.</summary>
    /// <param name="coefficients">12 lanes.</param>
    /// <param name="states">4 lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Two<T>(ReadOnlySpan<T> coefficients, Span<T> states, ReadOnlySpan<T> input, Span<T> output)
        where T : struct, ILane<T>
    {
        T bandA = coefficients[0], lowA = coefficients[1], dampA = coefficients[2];
        T directA = coefficients[3], fromBandA = coefficients[4], fromLowA = coefficients[5];
        T bandB = coefficients[6], lowB = coefficients[7], dampB = coefficients[8];
        T directB = coefficients[9], fromBandB = coefficients[10], fromLowB = coefficients[11];
        T s1A = states[0], s2A = states[1], s1B = states[2], s2B = states[3];
        for (int frame = 0; frame < input.Length; frame++)
        {
            T x = input[frame];
            T vA = x - s2A;
            T y = directA * x + fromBandA * s1A + fromLowA * s2A;
            T nextA = s1A + (bandA * vA - dampA * s1A);
            s2A += bandA * s1A + lowA * vA;
            s1A = nextA;
            T vB = y - s2B;
            output[frame] = directB * y + fromBandB * s1B + fromLowB * s2B;
            T nextB = s1B + (bandB * vB - dampB * s1B);
            s2B += bandB * s1B + lowB * vB;
            s1B = nextB;
        }

        states[0] = s1A;
        states[1] = s2A;
        states[2] = s1B;
        states[3] = s2B;
    }

    /// <summary>The same for two channels side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void TwoStereo<T>(
        ReadOnlySpan<T> coefficients, Span<T> leftStates, Span<T> rightStates,
        ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> leftOut, Span<T> rightOut)
        where T : struct, ILane<T>
    {
        T bandA = coefficients[0], lowA = coefficients[1], dampA = coefficients[2];
        T directA = coefficients[3], fromBandA = coefficients[4], fromLowA = coefficients[5];
        T bandB = coefficients[6], lowB = coefficients[7], dampB = coefficients[8];
        T directB = coefficients[9], fromBandB = coefficients[10], fromLowB = coefficients[11];
        T s1AL = leftStates[0], s2AL = leftStates[1], s1BL = leftStates[2], s2BL = leftStates[3];
        T s1AR = rightStates[0], s2AR = rightStates[1], s1BR = rightStates[2], s2BR = rightStates[3];
        for (int frame = 0; frame < left.Length; frame++)
        {
            T xL = left[frame];
            T vAL = xL - s2AL;
            T yL = directA * xL + fromBandA * s1AL + fromLowA * s2AL;
            T nextAL = s1AL + (bandA * vAL - dampA * s1AL);
            s2AL += bandA * s1AL + lowA * vAL;
            s1AL = nextAL;
            T vBL = yL - s2BL;
            leftOut[frame] = directB * yL + fromBandB * s1BL + fromLowB * s2BL;
            T nextBL = s1BL + (bandB * vBL - dampB * s1BL);
            s2BL += bandB * s1BL + lowB * vBL;
            s1BL = nextBL;

            T xR = right[frame];
            T vAR = xR - s2AR;
            T yR = directA * xR + fromBandA * s1AR + fromLowA * s2AR;
            T nextAR = s1AR + (bandA * vAR - dampA * s1AR);
            s2AR += bandA * s1AR + lowA * vAR;
            s1AR = nextAR;
            T vBR = yR - s2BR;
            rightOut[frame] = directB * yR + fromBandB * s1BR + fromLowB * s2BR;
            T nextBR = s1BR + (bandB * vBR - dampB * s1BR);
            s2BR += bandB * s1BR + lowB * vBR;
            s1BR = nextBR;
        }

        leftStates[0] = s1AL;
        leftStates[1] = s2AL;
        leftStates[2] = s1BL;
        leftStates[3] = s2BL;
        rightStates[0] = s1AR;
        rightStates[1] = s2AR;
        rightStates[2] = s1BR;
        rightStates[3] = s2BR;
    }

    /// <summary>Runs one section whose coefficients change from frame to frame.</summary>
    /// <param name="coefficients">6 lanes a frame, as <see cref="StateVariableSection.Move"/> writes them.</param>
    /// <param name="states">2 lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Moving<T>(ReadOnlySpan<T> coefficients, Span<T> states, ReadOnlySpan<T> input, Span<T> output)
        where T : struct, ILane<T>
    {
        T s1 = states[0], s2 = states[1];
        for (int frame = 0; frame < input.Length; frame++)
        {
            ReadOnlySpan<T> now = coefficients.Slice(frame * StateVariableSection.Coefficients, StateVariableSection.Coefficients);
            T x = input[frame];
            T v = x - s2;
            output[frame] = now[3] * x + now[4] * s1 + now[5] * s2;
            T next = s1 + (now[0] * v - now[2] * s1);
            s2 += now[0] * s1 + now[1] * v;
            s1 = next;
        }

        states[0] = s1;
        states[1] = s2;
    }

    /// <summary>The same for two channels side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void MovingStereo<T>(
        ReadOnlySpan<T> coefficients, Span<T> leftStates, Span<T> rightStates,
        ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> leftOut, Span<T> rightOut)
        where T : struct, ILane<T>
    {
        T s1L = leftStates[0], s2L = leftStates[1];
        T s1R = rightStates[0], s2R = rightStates[1];
        for (int frame = 0; frame < left.Length; frame++)
        {
            ReadOnlySpan<T> now = coefficients.Slice(frame * StateVariableSection.Coefficients, StateVariableSection.Coefficients);
            T band = now[0], low = now[1], damp = now[2], direct = now[3], fromBand = now[4], fromLow = now[5];
            T xL = left[frame];
            T vL = xL - s2L;
            leftOut[frame] = direct * xL + fromBand * s1L + fromLow * s2L;
            T nextL = s1L + (band * vL - damp * s1L);
            s2L += band * s1L + low * vL;
            s1L = nextL;

            T xR = right[frame];
            T vR = xR - s2R;
            rightOut[frame] = direct * xR + fromBand * s1R + fromLow * s2R;
            T nextR = s1R + (band * vR - damp * s1R);
            s2R += band * s1R + low * vR;
            s1R = nextR;
        }

        leftStates[0] = s1L;
        leftStates[1] = s2L;
        rightStates[0] = s1R;
        rightStates[1] = s2R;
    }
}
