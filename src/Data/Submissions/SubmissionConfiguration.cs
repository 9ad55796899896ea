using Kpi.Data.Agencies;
using Kpi.Data.Periods;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Submissions;

internal sealed class SubmissionConfiguration : IEntityTypeConfiguration<SubmissionEntity>
{
    public void Configure(EntityTypeBuilder<SubmissionEntity> builder)
    {
        builder.ToTable("Submission");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.IdentityKey).HasMaxLength(250);
        builder.Property(s => s.FileSha256).HasMaxLength(64).IsFixedLength();
        builder.Property(s => s.FileName).HasMaxLength(300);
        builder.Property(s => s.FileFormat).HasMaxLength(10);
        builder.Property(s => s.FormKey).HasMaxLength(50);
        builder.Property(s => s.CreatedBy).HasMaxLength(256);
        builder.Property(s => s.ChangedBy).HasMaxLength(256);
        builder.Property(s => s.PublishedBy).HasMaxLength(256);
        builder.Property(s => s.Comment).HasMaxLength(4000);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => s.IdentityKey).IsUnique();
        builder.HasIndex(s => new { s.AgencyId, s.PeriodId, s.FormKey });
        builder.HasIndex(s => s.CreatedAt);

        // Few reports declare a window of their own; who adds up many agencies asks which.
        builder.HasIndex(s => s.AgencyId, "IX_Submission_Declared").HasFilter("\"DeclaredStart\" IS NOT NULL");
        builder.HasOne<FileEntity>().WithMany().HasForeignKey(s => s.FileSha256).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AgencyEntity>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PeriodEntity>().WithMany().HasForeignKey(s => s.PeriodId).OnDelete(DeleteBehavior.Restrict);
    }
}
