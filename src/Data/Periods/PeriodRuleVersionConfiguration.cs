using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Periods;

internal sealed class PeriodRuleVersionConfiguration : IEntityTypeConfiguration<PeriodRuleVersionEntity>
{
    public void Configure(EntityTypeBuilder<PeriodRuleVersionEntity> builder)
    {
        builder.ToTable("PeriodRuleVersion");
        builder.Property(r => r.Cause).HasMaxLength(PeriodRuleChecker.LongestCause);
        builder.Property(r => r.RecordedBy).HasMaxLength(256);
        builder.HasIndex(r => new { r.CalendarId, r.Kind, r.Month, r.FromYear, r.Version }).IsUnique();
        builder.HasOne<CalendarEntity>().WithMany().HasForeignKey(r => r.CalendarId).OnDelete(DeleteBehavior.Restrict);
    }
}
