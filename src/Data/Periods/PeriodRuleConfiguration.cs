using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Periods;

internal sealed class PeriodRuleConfiguration : IEntityTypeConfiguration<PeriodRuleEntity>
{
    public void Configure(EntityTypeBuilder<PeriodRuleEntity> builder)
    {
        builder.ToTable("PeriodRule");
        builder.HasKey(r => new { r.CalendarId, r.Kind, r.Month });
    }
}
