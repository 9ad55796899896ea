using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kpi.Data.Persistence;

/// <summary>Every instant in the store is UTC and says so when read back, whatever the database keeps of it.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    v => v.Kind == DateTimeKind.Utc ? v : v.ToUniversalTime(),
    v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
