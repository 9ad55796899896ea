using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Submissions;

internal sealed class PublicationConfiguration : IEntityTypeConfiguration<PublicationEntity>
{
    public void Configure(EntityTypeBuilder<PublicationEntity> builder)
    {
        builder.ToTable("Publication");
        builder.Property(p => p.By).HasMaxLength(256);
        builder.HasOne<SubmissionEntity>().WithMany().HasForeignKey(p => p.SubmissionId).OnDelete(DeleteBehavior.Restrict);
    }
}
