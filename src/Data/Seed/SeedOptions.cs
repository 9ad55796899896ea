namespace Kpi.Data.Seed;

/// <summary>What is laid down besides the catalogue.</summary>
/// <param name="Samples">Whether illustrative targets exist. Example submissions come through the inbox.</param>
public sealed record SeedOptions(bool Samples);
