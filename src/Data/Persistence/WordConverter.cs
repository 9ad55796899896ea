using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kpi.Data.Persistence;

internal sealed class WordConverter<T>() : ValueConverter<T, string>(v => Words.Of(v), v => Words.Parse<T>(v))
    where T : struct, Enum;
