using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Catalogue;

internal sealed class FormDutyVersionConfiguration : IEntityTypeConfiguration<FormDutyVersionEntity>
{
    public void Configure(EntityTypeBuilder<FormDutyVersionEntity> builder)
    {
        builder.ToTable("FormDutyVersion");
        builder.Property(d => d.Kinds).HasMaxLength(200);
        builder.Property(d => d.Cause).HasMaxLength(FormDutyStore.LongestCause);
        builder.Property(d => d.RecordedBy).HasMaxLength(256);
        builder.HasIndex(d => new { d.FormId, d.FromYear, d.Version }).IsUnique();
        builder.HasOne<FormEntity>().WithMany(f => f.Duties).HasForeignKey(d => d.FormId).OnDelete(DeleteBehavior.Restrict);
    }
}
