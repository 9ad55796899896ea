namespace Kpi.Data.Observations;

/// <summary>A figure as it is stored, before its period is known by more than its number.</summary>
internal readonly record struct FigureRow(
    int Agency, int Indicator, int Period, ObservationState State, double? Value, double? Numerator, double? Denominator, bool Illustrative)
{
    // Of the number that a row's small values are packed into: a bit for what is illustrative, six of state with it, then the period, then the agency.
    public const int StateBits = 6;
    public const int PeriodBits = 30;

    /// <summary>The row whose small values came packed into one number.</summary>
    public static FigureRow Unpack(long packed, int agency, int indicator, double? value, double? numerator, double? denominator) => new(
        agency,
        indicator,
        (int)(packed >> StateBits) & ((1 << PeriodBits) - 1),
        (ObservationState)((packed & ((1 << StateBits) - 1)) >> 1),
        value,
        numerator,
        denominator,
        (packed & 1) == 1);
}
