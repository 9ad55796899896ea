using Kpi.Data;
using Kpi.Data.Analysis;

namespace Kpi.Dashboard.Controls;

/// <summary>How a status looks and what it is called. Solid: judged at its due date. Hollow: not due yet, read against the next milestone.</summary>
/// <param name="Symbol">In <c>icons.svg</c>.</param>
/// <param name="Key">Of its word in the resources.</param>
public sealed record StatusShape(string Symbol, string Key)
{
    /// <summary>The shape of a status word of the contract (<c>met</c>, <c>not-due</c>, …).</summary>
    /// <param name="status">The status.</param>
    /// <param name="toward">For <c>not-due</c>: how it stands against the next milestone, or null when that is not known.</param>
    /// <param name="over">For <c>not-due</c>: whether it misses the next milestone by too much, not by too little.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such status.</exception>
    public static StatusShape Of(string status, string? toward = null, bool over = false) => (status, toward) switch
    {
        ("met", _) => new("st-met", "status.met"),
        ("near", _) => new("st-near", "status.near"),
        ("missed", _) => new("st-missed", "status.missed"),
        ("no-data", _) => new("st-nodata", "status.no-data"),
        ("no-target", _) => new("st-notarget", "status.no-target"),
        ("provisional", _) => new("st-prov", "status.provisional"),
        ("not-due", "met") => new("st-duemet", "status.not-due.met"),
        ("not-due", "near") => new("st-duenear", "status.not-due.near"),
        ("not-due", "missed") when over => new("st-duegap", "status.not-due.over"),
        ("not-due", "missed") => new("st-duegap", "status.not-due.missed"),
        ("not-due", null) => new("st-due", "status.not-due"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), $"{status} {toward}", "Not a status: met, near, missed, no-data, no-target, not-due, provisional."),
    };

    /// <summary>The shape of a judgement.</summary>
    public static StatusShape Of(Judgement judgement) => Of(Words.Of(judgement.Status), judgement.Toward is { } toward ? Words.Of(toward) : null, judgement.Over);
}
