using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Targets;

internal sealed class TargetPlanRowConfiguration : IEntityTypeConfiguration<TargetPlanRowEntity>
{
    public void Configure(EntityTypeBuilder<TargetPlanRowEntity> builder)
    {
        builder.ToTable("TargetPlanRow");
        builder.Property(r => r.Path).HasMaxLength(TargetPath.MaxLength);
        builder.Property(r => r.Notes).HasMaxLength(2000);
        builder.HasIndex(r => new { r.PlanId, r.IndicatorId, r.PeriodId }).IsUnique();
        builder.HasOne<IndicatorEntity>().WithMany().HasForeignKey(r => r.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PeriodEntity>().WithMany().HasForeignKey(r => r.PeriodId).OnDelete(DeleteBehavior.Restrict);
    }
}
