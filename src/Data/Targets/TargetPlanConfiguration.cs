using Kpi.Data.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Targets;

internal sealed class TargetPlanConfiguration : IEntityTypeConfiguration<TargetPlanEntity>
{
    public void Configure(EntityTypeBuilder<TargetPlanEntity> builder)
    {
        builder.ToTable("TargetPlan");
        builder.Property(p => p.Document).HasMaxLength(500);
        builder.Property(p => p.CreatedBy).HasMaxLength(256);
        builder.Property(p => p.ChangedBy).HasMaxLength(256);
        builder.HasIndex(p => new { p.AgencyId, p.Year });
        builder.HasOne<AgencyEntity>().WithMany().HasForeignKey(p => p.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Rows).WithOne().HasForeignKey(r => r.PlanId).OnDelete(DeleteBehavior.Cascade);
    }
}
