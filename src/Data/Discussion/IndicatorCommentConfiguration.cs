using Kpi.Data.Agencies;
using Kpi.Data.Catalogue;
using Kpi.Data.Periods;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Discussion;

internal sealed class IndicatorCommentConfiguration : IEntityTypeConfiguration<IndicatorCommentEntity>
{
    public void Configure(EntityTypeBuilder<IndicatorCommentEntity> builder)
    {
        builder.ToTable("IndicatorComment");
        builder.Property(c => c.Text).HasMaxLength(IndicatorComment.LongestText);
        builder.Property(c => c.AuthorId).HasMaxLength(256);
        builder.Property(c => c.By).HasMaxLength(256);
        builder.HasIndex(c => new { c.IndicatorId, c.AgencyId, c.PeriodId });
        builder.HasMany(c => c.Earlier).WithOne().HasForeignKey(e => e.CommentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<IndicatorEntity>().WithMany().HasForeignKey(c => c.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AgencyEntity>().WithMany().HasForeignKey(c => c.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PeriodEntity>().WithMany().HasForeignKey(c => c.PeriodId).OnDelete(DeleteBehavior.Restrict);
    }
}
