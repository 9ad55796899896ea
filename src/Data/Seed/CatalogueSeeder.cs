using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Persistence;
using Kpi.Data.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Seed;

/// <summary>
/// Lays down the catalogue that every environment has: calendars, agencies, forms, lines, indicators, rules and targets. Only what is missing is
/// added, by key: what an administrator has changed stays as it is.
/// </summary>
internal sealed class CatalogueSeeder(SeedOptions options, TimeProvider time)
{
    private const string FingerprintKey = "seed.fingerprint";
    private static readonly (int Id, string Key, string NameVi, string NameEn)[] Calendars =
    [
        (1, "cchc", "Chế độ báo cáo cải cách hành chính", "Administrative reform reporting"),
        (2, "calendar", "Tháng, quý và năm dương lịch", "Calendar months, quarters and years"),
    ];
    private static readonly string[] Files = ["calendars.csv", "agencies.csv", "forms.csv", "catalogue.csv", "derived.csv", "rules.csv", "targets.csv"];

    /// <summary>Whether this program's facts have been laid down already.</summary>
    public async Task<bool> IsCurrentAsync(KpiContext context, CancellationToken cancellationToken) =>
        string.Equals((await StoredAsync(context, cancellationToken))?.Value, Fingerprint(), StringComparison.Ordinal);

    /// <summary>Adds what is missing. Call it under the migration lock.</summary>
    public async Task SeedAsync(KpiContext context, CancellationToken cancellationToken)
    {
        var stored = await StoredAsync(context, cancellationToken);
        var fingerprint = Fingerprint();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await CalendarsAsync(context, cancellationToken);
        await AgenciesAsync(context, cancellationToken);
        await IndicatorsAsync(context, cancellationToken);
        await FormsAsync(context, cancellationToken);
        await DutiesAsync(context, cancellationToken);
        await RulesAsync(context, cancellationToken);
        await new TargetSeeder(options, time).SeedAsync(context, cancellationToken);
        if (stored is null) context.Settings.Add(new SettingEntity { Key = FingerprintKey, Value = fingerprint });
        else stored.Value = fingerprint;
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static Task<SettingEntity?> StoredAsync(KpiContext context, CancellationToken cancellationToken) =>
        context.Settings.FirstOrDefaultAsync(s => s.Key == FingerprintKey, cancellationToken);

    private string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files)
        {
            using var stream = SeedFile.Open(file);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            hash.AppendData(Encoding.UTF8.GetBytes(file));
            hash.AppendData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset()) + (options.Samples ? "+samples" : "");
    }

    private static async Task CalendarsAsync(KpiContext context, CancellationToken cancellationToken)
    {
        var known = (await context.Calendars.Select(c => c.Key).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, key, nameVi, nameEn) in Calendars)
        {
            if (known.Contains(key)) continue;
            context.Calendars.Add(new CalendarEntity
            {
                Id = id,
                Key = key,
                NameVi = nameVi,
                NameEn = nameEn,
                Rules = [.. SeedFile.Read("calendars.csv").Where(r => string.Equals(r["calendar"], key, StringComparison.Ordinal)).Select(r => new PeriodRuleEntity
                {
                    Kind = Words.Parse<PeriodKind>(r["kind"]),
                    Month = Int(r["month"]),
                    StartYearOffset = Int(r["start_year_offset"]),
                    StartMonth = Int(r["start_month"]),
                    StartDay = Int(r["start_day"]),
                    EndMonth = Int(r["end_month"]),
                    EndDay = Int(r["end_day"]),
                    DeadlineMonth = Int(r["deadline_month"]),
                    DeadlineDay = Int(r["deadline_day"]),
                })],
            });
        }
        await context.SaveChangesAsync(cancellationToken);
    }

    private static async Task AgenciesAsync(KpiContext context, CancellationToken cancellationToken)
    {
        foreach (var row in SeedFile.Read("agencies.csv"))
        {
            if (await context.Agencies.AnyAsync(a => a.Key == row["key"], cancellationToken)) continue;
            var parent = row["parent"].Length == 0 ? null : await context.Agencies.SingleAsync(a => a.Key == row["parent"], cancellationToken);
            context.Agencies.Add(new AgencyEntity
            {
                Key = row["key"],
                NameVi = row["name_vi"],
                NameEn = row["name_en"],
                ParentId = parent?.Id,
                ValidFrom = Date(row["valid_from"]),
                ValidTo = Date(row["valid_to"]),
            });
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    private static async Task IndicatorsAsync(KpiContext context, CancellationToken cancellationToken)
    {
        var known = (await context.Indicators.Select(i => i.Key).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var order = 0;
        foreach (var row in SeedFile.Read("catalogue.csv"))
        {
            order++;
            if (Words.Parse<LineKind>(row["kind"]) is LineKind.Heading or LineKind.Fraction || known.Contains(row["key"])) continue;
            context.Indicators.Add(new IndicatorEntity
            {
                Key = row["key"],
                NameVi = row["name_vi"],
                NameEn = row["name_en"],
                UnitOfMeasureVi = row["unit_vi"],
                UnitOfMeasureEn = row["unit_en"],
                Kind = Words.Parse<ValueKind>(row["kind"]),
                Options = row["options"],
                Accumulation = Words.Parse<Accumulation>(row["accumulation"]),
                Direction = Words.Parse<Direction>(row["direction"]),
                Section = Int(row["section"]),
                Order = order,
                Notes = NullIfEmpty(row["notes"]),
            });
        }
        foreach (var row in SeedFile.Read("derived.csv"))
        {
            order++;
            if (known.Contains(row["key"])) continue;
            var percent = string.Equals(row["unit"], "%", StringComparison.Ordinal);
            context.Indicators.Add(new IndicatorEntity
            {
                Key = row["key"],
                NameVi = row["name_vi"],
                NameEn = row["name_en"],
                UnitOfMeasureVi = row["unit"],
                UnitOfMeasureEn = row["unit_en"],
                Kind = percent ? ValueKind.Percent : ValueKind.Number,
                Options = "",
                Accumulation = Accumulation.Rate,
                Direction = Words.Parse<Direction>(row["direction"]),
                Section = Int(row["section"]),
                Order = order,
                Numerator = row["numerator"],
                Denominator = NullIfEmpty(row["denominator"]),
                FormKey = row["form"],
                Notes = NullIfEmpty(row["notes"]),
            });
        }
        await context.SaveChangesAsync(cancellationToken);
    }

    private static async Task FormsAsync(KpiContext context, CancellationToken cancellationToken)
    {
        var indicators = await context.Indicators.ToDictionaryAsync(i => i.Key, i => i.Id, StringComparer.Ordinal, cancellationToken);
        foreach (var row in SeedFile.Read("forms.csv"))
        {
            if (await context.Forms.AnyAsync(f => f.Key == row["key"], cancellationToken)) continue;
            context.FormVersions.Add(new FormVersionEntity
            {
                Version = row["version"],
                ValidFrom = Date(row["valid_from"]),
                ValidTo = Date(row["valid_to"]),
                Form = new FormEntity { Key = row["key"], NameVi = row["name_vi"], NameEn = row["name_en"], CalendarKey = row["calendar"] },
                Lines = Lines(row["key"], indicators),
            });
        }
        await context.SaveChangesAsync(cancellationToken);
    }

    // Stores from before duties were kept have forms without any.
    private static async Task DutiesAsync(KpiContext context, CancellationToken cancellationToken)
    {
        var forms = await context.Forms.Include(f => f.Duties).ToDictionaryAsync(f => f.Key, StringComparer.Ordinal, cancellationToken);
        foreach (var row in SeedFile.Read("forms.csv"))
        {
            if (forms[row["key"]].Duties is { Count: 0 } duties) duties.Add(new FormDutyVersionEntity { Version = 1, Kinds = FormDuty.Write(FormDuty.Read(row["due"])) });
        }
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The printed lines of a form. The two indicators of a fraction stand below its line in the facts and are not lines of their own.</summary>
    private static List<FormLineEntity> Lines(string form, Dictionary<string, int> indicators)
    {
        // "cchc-pl1" prints the lines "cchc.…", "cchc-bm3" the line "cchc-bm3" and "cchc-bm3.…".
        var prefix = string.Equals(form, "cchc-pl1", StringComparison.Ordinal) ? "cchc" : form;
        var rows = SeedFile.Read("catalogue.csv").Where(r => string.Equals(r["key"].Split('.')[0], prefix, StringComparison.Ordinal)).ToList();
        var fractions = rows.Where(r => Words.Parse<LineKind>(r["kind"]) == LineKind.Fraction).Select(r => r["key"]).ToHashSet(StringComparer.Ordinal);
        bool IsPart(Dictionary<string, string> row) => row["code"].Length == 0 && fractions.Contains(row["parent_key"]);

        var order = 0;
        return
        [
            .. rows.Where(r => !IsPart(r)).Select(row =>
            {
                var kind = Words.Parse<LineKind>(row["kind"]);
                var parts = kind == LineKind.Fraction ? rows.Where(r => IsPart(r) && string.Equals(r["parent_key"], row["key"], StringComparison.Ordinal)).ToList() : [];
                return new FormLineEntity
                {
                    Order = ++order,
                    Key = row["key"],
                    ParentKey = NullIfEmpty(row["parent_key"]),
                    Code = row["code"],
                    NameVi = row["name_vi"],
                    NameEn = row["name_en"],
                    UnitOfMeasureVi = row["unit_vi"],
                    UnitOfMeasureEn = row["unit_en"],
                    Kind = kind,
                    Section = Int(row["section"]),
                    IndicatorId = kind switch
                    {
                        LineKind.Heading => null,
                        LineKind.Fraction => indicators[parts[0]["key"]],
                        _ => indicators[row["key"]],
                    },
                    DenominatorId = kind == LineKind.Fraction ? indicators[parts[1]["key"]] : null,
                };
            }),
        ];
    }

    private async Task RulesAsync(KpiContext context, CancellationToken cancellationToken)
    {
        var known = (await context.Rules.Select(r => r.Key).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        foreach (var row in SeedFile.Read("rules.csv"))
        {
            // Rows written in words describe checks that are built into the reading of lines.
            if (known.Contains(row["key"]) || row["line"].Length == 0) continue;
            context.Rules.Add(new RuleEntity
            {
                Key = row["key"],
                FormKey = await FormOfAsync(context, row["line"], cancellationToken),
                Left = row["left"],
                Operator = RuleOperators.Find(row["operator"]) ?? throw new FormatException($"'{row["operator"]}' is not an operator."),
                Right = row["right"],
                Severity = Words.Parse<Severity>(row["severity"]),
                LineKey = row["line"],
                MessageVi = row["message_vi"],
                MessageEn = row["message_en"],
                RecordedAt = Instants.Now(time),
            });
        }
        await context.SaveChangesAsync(cancellationToken);
    }

    private static Task<string?> FormOfAsync(KpiContext context, string indicator, CancellationToken cancellationToken) => (
        from line in context.Set<FormLineEntity>()
        join version in context.FormVersions on line.FormVersionId equals version.Id
        join carried in context.Indicators on indicator equals carried.Key
        where line.IndicatorId == carried.Id || line.DenominatorId == carried.Id
        orderby version.Id
        select version.Form!.Key).FirstOrDefaultAsync(cancellationToken);

    private static int Int(string text) => text.Length == 0 ? 0 : int.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly? Date(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
