using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Discussion;

internal sealed class EarlierCommentConfiguration : IEntityTypeConfiguration<EarlierCommentEntity>
{
    public void Configure(EntityTypeBuilder<EarlierCommentEntity> builder)
    {
        builder.ToTable("EarlierComment");
        builder.Property(e => e.Text).HasMaxLength(IndicatorComment.LongestText);
    }
}
