using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Kpi.Data.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Observations;

internal sealed class ObservationConfiguration : IEntityTypeConfiguration<ObservationEntity>
{
    public void Configure(EntityTypeBuilder<ObservationEntity> builder)
    {
        builder.ToTable("Observation");
        builder.Property(o => o.State).HasConversion<short>();
        builder.Property(o => o.Sheet).HasMaxLength(200);
        builder.Property(o => o.Cell).HasMaxLength(12);
        builder.Property(o => o.RecordedBy).HasMaxLength(256);
        builder.Property(o => o.Cause).HasMaxLength(500);

        // Two writers cannot both add the same revision. A form's rows lie together here, so that bringing one in touches few pages.
        builder.HasIndex(o => new { o.AgencyId, o.PeriodId, o.IndicatorId, o.Revision }).IsUnique();

        // One agency's series lie together here with their figures: pages, checks and roll-ups read them without the rows, which are as wide as the cells they came from.
        builder.HasIndex(o => new { o.AgencyId, o.IndicatorId, o.PeriodId, o.SupersededAt, o.State, o.Illustrative, o.Value, o.Numerator, o.Denominator }, "IX_Observation_Figures");
        builder.HasIndex(o => o.SubmissionId);

        // What has changed is found without a scan. A figure that never changed is in neither, so that bringing in new ones costs nothing.
        builder.HasIndex(o => o.SupersededAt, "IX_Observation_Superseded").HasFilter("\"SupersededAt\" IS NOT NULL");
        builder.HasIndex(o => o.RecordedAt, "IX_Observation_Revised").HasFilter("\"Revision\" > 1");
        builder.HasOne<AgencyEntity>().WithMany().HasForeignKey(o => o.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<IndicatorEntity>().WithMany().HasForeignKey(o => o.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PeriodEntity>().WithMany().HasForeignKey(o => o.PeriodId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SubmissionEntity>().WithMany().HasForeignKey(o => o.SubmissionId).OnDelete(DeleteBehavior.Restrict);
    }
}
