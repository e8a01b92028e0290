using System.Collections.Immutable;

namespace FlareScript.Runtime.Processors.Reverb;

/// <summary>What makes a room, a hall or a plate of the one network: times of its delays, signs, order and taps.</summary>
/// <remarks>
/// Times in ms at size 50 %; each stretches by 0.5 + size. Found by a search for high echo density, even modes and no flutter:
/// signs of the matrix, an order of the lines in front of it, and two vectors of ±1 that read the line inputs, bent
/// (|H·c|/4 is 1 everywhere) and orthogonal, so that left and right share nothing.
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
        [59.49, 54.21, 63.03, 37.76, 91.1, 46.52, 77.79, 70.75, 34.38, 41.17, 82.98, 65.83, 51.67, 44.58, 104.84, 97.7],
        [40.23, 0.47, 51.63, 93.21, 23.24, 18.37, 33.11, 11.37, 58.79, 6.39, 70.44, 41.79, 31.83, 26.69, 13.26, 45.71],
        [13.04, 9.21, 7.78, 3.81, 14.15, 1.37, 15.34, 0, 4.49, 16.49, 11.85, 10.99, 8.63, 17.69, 2.44, 6.46],
        [3.89, 4.89, 2.23, 0.71, 5.21, 3.99, 0, 0.4, 1.4, 2.55, 4.45, 5.68, 3.02, 1.18, 3.23, 1.81],
        [2.34, 2.05, 1.77, 1.08, 1.8, 2.67, 2.91, 0, 0.25, 0.8, 0.43, 2.47, 1.48, 0.56, 1.05, 1.25],
        [1, -1, 1, -1, 1, -1, 1, 1, -1, -1, -1, -1, 1, 1, 1, -1],
        [6, 11, 5, 1, 14, 8, 2, 12, 13, 9, 4, 0, 15, 10, 3, 7],
        [-1, 1, 1, 1, 1, -1, 1, 1, 1, 1, -1, 1, -1, -1, -1, 1],
        [-1, 1, 1, 1, -1, 1, -1, -1, 1, 1, -1, 1, 1, 1, 1, -1]);

    public static readonly ReverbCharacter Hall = new(
        [135.76, 117.23, 51.58, 47.52, 106.71, 92.96, 100.86, 58.1, 74.42, 63.4, 53.23, 80.96, 69.84, 87.29, 141.92, 122.46],
        [32.36, 46.61, 77.28, 22.91, 11.44, 53.69, 68.43, 101.05, 87.23, 107.9, 36.04, 43.67, 19.26, 61.13, 0.03, 10.55],
        [2.21, 10.9, 0, 18.14, 1.5, 20.78, 23.94, 14.94, 12.07, 26.88, 9.01, 19.87, 7.03, 4.7, 15.81, 26.04],
        [0, 8.6, 1.01, 5.88, 3.88, 9.48, 4.37, 7.67, 1.99, 3.18, 10.75, 5.46, 7.03, 8.92, 11.66, 1.62],
        [2.89, 4.4, 1.75, 0, 3.21, 0.92, 2.45, 0.61, 3.31, 1.16, 1.47, 3.71, 0.36, 2.27, 4.02, 4.61],
        [1, -1, 1, 1, 1, -1, -1, -1, -1, -1, 1, -1, 1, -1, 1, 1],
        [14, 9, 13, 7, 2, 1, 15, 0, 5, 10, 3, 6, 4, 12, 8, 11],
        [1, 1, -1, 1, -1, 1, 1, 1, -1, 1, -1, -1, 1, 1, 1, -1],
        [-1, -1, 1, 1, -1, 1, 1, -1, -1, 1, -1, 1, -1, -1, -1, -1]);

    public static readonly ReverbCharacter Plate = new(
        [43.39, 95.89, 39.17, 69.12, 51.47, 47.13, 64.09, 109.12, 102.06, 78.24, 113.88, 89.3, 59.07, 40.93, 73.56, 54.17],
        [11.76, 55.14, 8.01, 37.62, 69.38, 64.62, 27.11, 107.41, 34.83, 19.9, 49.26, 22.64, 41.06, 79.2, 0.16, 16.74],
        [8.9, 2.57, 9.6, 3.38, 6.68, 11.61, 7.83, 1.71, 1.09, 4.08, 10.38, 4.96, 6.07, 0, 4.62, 8.04],
        [0.54, 0, 3.04, 5.57, 0.92, 0.24, 2.56, 3.36, 1.98, 1.98, 1.28, 3.84, 4.28, 4.17, 4.94, 5.35],
        [2.82, 0.49, 0.28, 1.07, 1.37, 0, 0.73, 1.92, 2.57, 1.18, 0.87, 2.18, 2.32, 1.51, 2.65, 1.84],
        [1, 1, 1, -1, 1, 1, 1, 1, 1, -1, -1, 1, -1, -1, -1, 1],
        [10, 14, 15, 1, 8, 5, 13, 7, 6, 4, 12, 9, 0, 2, 3, 11],
        [1, 1, -1, 1, -1, 1, -1, -1, -1, -1, -1, 1, 1, -1, -1, -1],
        [1, -1, 1, -1, 1, 1, -1, -1, 1, -1, -1, 1, 1, 1, 1, 1]);

    /// <summary>In the order of the choices of <see cref="Reverb.Character"/>.</summary>
    public static readonly ImmutableArray<ReverbCharacter> All = [Room, Hall, Plate];
}
