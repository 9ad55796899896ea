using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Targets;

internal sealed class TargetConfiguration : IEntityTypeConfiguration<TargetEntity>
{
    public void Configure(EntityTypeBuilder<TargetEntity> builder)
    {
        builder.ToTable("Target");
        builder.Property(t => t.Key).HasMaxLength(150);
        builder.Property(t => t.Document).HasMaxLength(500);
        builder.Property(t => t.Notes).HasMaxLength(2000);
        builder.Property(t => t.Path).HasMaxLength(TargetPath.MaxLength);
        builder.Property(t => t.RecordedBy).HasMaxLength(256);
        builder.HasIndex(t => new { t.Key, t.Version }).IsUnique();
        builder.HasIndex(t => t.IndicatorId);
        builder.HasOne<IndicatorEntity>().WithMany().HasForeignKey(t => t.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AgencyEntity>().WithMany().HasForeignKey(t => t.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PeriodEntity>().WithMany().HasForeignKey(t => t.PeriodId).OnDelete(DeleteBehavior.Restrict);
    }
}
