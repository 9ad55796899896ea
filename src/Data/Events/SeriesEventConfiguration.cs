using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Events;

internal sealed class SeriesEventConfiguration : IEntityTypeConfiguration<SeriesEventEntity>
{
    public void Configure(EntityTypeBuilder<SeriesEventEntity> builder)
    {
        builder.ToTable("SeriesEvent");
        builder.Property(e => e.PeriodKey).HasMaxLength(10);
        builder.Property(e => e.Text).HasMaxLength(SeriesEventDraft.LongestText);
        builder.Property(e => e.RecordedBy).HasMaxLength(256);
        builder.Property(e => e.WithdrawnBy).HasMaxLength(256);
        builder.Property(e => e.WithdrawnBecause).HasMaxLength(SeriesEventDraft.LongestText);
        builder.HasIndex(e => e.IndicatorId);
        builder.HasOne<IndicatorEntity>().WithMany().HasForeignKey(e => e.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AgencyEntity>().WithMany().HasForeignKey(e => e.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
