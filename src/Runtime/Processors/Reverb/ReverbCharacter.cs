using System.Collections.Immutable;

namespace FlareScript.Runtime.Processors.Reverb;

/// <summary>What makes a room, a hall or a plate of the one network: times of its delays, signs, order and taps.</summary>
/// <remarks>
/// Times in ms at size 50 %; each stretches by 0.5 + size. Found by a search for high echo density, even modes and no flutter:
/// signs of the matrix, an order of the lines in front of it, and two vectors of ±1 that read the line inputs, bent
/// (|H·c|/4 is 1 everywhere) and orthogonal, so that left and right share nothing. A second search, from there, looked for times at
/// which a T30 shows the dial in every octave, whichever side is driven or heard: all lines fall alike, but how modes beat while they do
/// is chance, and moves a T30 by 0.55/√(B·T), 6 % in the octave of 125 Hz at 1 s (J. Davy, I. Dunn, P. Dubout, Acustica 43, 1979).
/// </remarks>
/// <param name="Lines">Sixteen delays of the feedback network.</param>
/// <param name="First">Delays of the first diffuser; <paramref name="Second"/> to <paramref name="Fourth"/> follow it.</param>
/// <param name="Signs">Of each line in front of the matrix.</param>
/// <param name="Order">Which line goes into which input of the matrix.</param>
/// <param name="Left">What the left output makes of each line.</param>
/// <param name="Right">What the right one makes of it.</param>
internal sealed record ReverbCharacter(
    ImmutableArray<double> Lines, ImmutableArray<double> First, ImmutableArray<double> Second, ImmutableArray<double> Third,
    ImmutableArray<double> Fourth, ImmutableArray<double> Signs, ImmutableArray<int> Order, ImmutableArray<double> Left,
    ImmutableArray<double> Right)
{
    public static readonly ReverbCharacter Room = new(
        [57.88, 51.4, 63.97, 93.35, 36.66, 53.6, 80.44, 69.74, 35.49, 42.63, 83.25, 67.28, 52.87, 46.8, 104.56, 102.07],
        [10.59, 70.2, 47.57, 44.98, 53.63, 17.66, 31.99, 2.3, 6.17, 0.93, 32.97, 32.95, 82.79, 43.99, 22.26, 86.27],
        [14.14, 9.1, 8.98, 8.79, 16.1, 0.35, 16.95, 1.45, 6.29, 16.24, 12.09, 11.43, 5.22, 17.12, 8.29, 3.02],
        [3.42, 5.22, 0.24, 1.96, 5.22, 3.84, 1.14, 1.64, 0.42, 2.91, 5.26, 4.3, 1.44, 0.67, 1.39, 2.44],
        [2.18, 2.46, 1.65, 0.61, 1.31, 2.18, 2.71, 0.7, 0.01, 1.02, 0.64, 2.58, 2.73, 0.8, 0.73, 1.58],
        [1, -1, 1, -1, 1, -1, 1, 1, -1, -1, -1, -1, 1, 1, 1, 1],
        [6, 11, 5, 1, 14, 8, 2, 12, 13, 9, 4, 0, 15, 10, 3, 7],
        [-1, 1, 1, 1, 1, -1, 1, 1, 1, 1, -1, 1, -1, -1, -1, 1],
        [-1, 1, 1, 1, -1, 1, -1, -1, 1, 1, -1, 1, 1, 1, 1, -1]);

    public static readonly ReverbCharacter Hall = new(
        [141.18, 117.14, 51.79, 104.82, 48.74, 91.93, 100.6, 57.91, 79.09, 64.61, 53.04, 78.63, 68.31, 87.67, 140.03, 121.36],
        [50.38, 49.8, 20.27, 78.22, 19.55, 54.19, 97.18, 13.76, 33.76, 84.38, 37.3, 26.85, 11.73, 63.43, 107.39, 10.99],
        [4.25, 10.99, 0.01, 17.37, 1.41, 22.46, 21.87, 16.04, 14.07, 23.6, 8.5, 19.42, 4.81, 9.94, 16.89, 26.49],
        [1.14, 9.37, 0.68, 6.34, 4.29, 9.41, 4.33, 7.37, 1.16, 3.9, 10.48, 5.34, 6.53, 8.8, 10.99, 2.31],
        [2.33, 4.53, 1.76, 1.06, 3.1, 0.07, 2.73, 0.23, 3.16, 2.07, 0.44, 3.17, 0.93, 1.68, 3.23, 4.47],
        [1, -1, 1, 1, 1, -1, -1, -1, 1, -1, 1, -1, 1, -1, 1, 1],
        [14, 9, 13, 7, 2, 1, 15, 0, 5, 10, 3, 6, 4, 12, 8, 11],
        [1, 1, -1, 1, -1, 1, 1, 1, -1, 1, -1, -1, 1, 1, 1, -1],
        [-1, -1, 1, 1, -1, 1, 1, -1, -1, 1, -1, 1, -1, -1, -1, -1]);

    public static readonly ReverbCharacter Plate = new(
        [42.93, 96.06, 50, 41.49, 69.32, 44.77, 64.75, 109.4, 101.82, 78.62, 112.16, 86.05, 57.23, 47.26, 73.69, 56.48],
        [7.5, 52.92, 10.52, 37.35, 52.92, 65.38, 18.14, 95.8, 71.29, 27.42, 64, 26.02, 1.74, 87.15, 46.6, 12.34],
        [11.09, 3.4, 9.34, 0.71, 4.14, 8.77, 8.45, 0.65, 1.57, 5.06, 11.16, 3.09, 5.92, 0.12, 7.29, 8.7],
        [1.56, 0.06, 2.61, 4.67, 0.96, 2.27, 2.5, 2.37, 2.76, 0.82, 0.61, 3.53, 4.16, 2.74, 3.6, 4.33],
        [2.38, 0.68, 1.11, 0.85, 1.01, 0.56, 0.04, 1.03, 2.14, 1.59, 1.91, 2.56, 2.55, 1.83, 1.85, 2],
        [1, 1, 1, -1, 1, 1, 1, -1, -1, -1, -1, 1, -1, -1, -1, 1],
        [10, 14, 15, 1, 8, 5, 13, 7, 6, 4, 12, 9, 0, 2, 3, 11],
        [1, 1, -1, 1, -1, 1, -1, -1, -1, -1, -1, 1, 1, -1, -1, -1],
        [1, -1, 1, -1, 1, 1, -1, -1, 1, -1, -1, 1, 1, 1, 1, 1]);

    /// <summary>In the order of the choices of <see cref="Reverb.Character"/>.</summary>
    public static readonly ImmutableArray<ReverbCharacter> All = [Room, Hall, Plate];
}
