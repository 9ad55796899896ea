using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Submissions;

internal sealed class LineCommentConfiguration : IEntityTypeConfiguration<LineCommentEntity>
{
    public void Configure(EntityTypeBuilder<LineCommentEntity> builder)
    {
        builder.ToTable("LineComment");
        builder.Property(c => c.Line).HasMaxLength(100);
        builder.Property(c => c.Text).HasMaxLength(LineComment.MaxLength);
        builder.Property(c => c.By).HasMaxLength(256);
        builder.HasOne<SubmissionEntity>().WithMany().HasForeignKey(c => c.SubmissionId).OnDelete(DeleteBehavior.Restrict);
    }
}
