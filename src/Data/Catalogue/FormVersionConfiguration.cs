using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Catalogue;

internal sealed class FormVersionConfiguration : IEntityTypeConfiguration<FormVersionEntity>
{
    public void Configure(EntityTypeBuilder<FormVersionEntity> builder)
    {
        builder.ToTable("FormVersion");
        builder.Property(v => v.Version).HasMaxLength(50);
        builder.HasIndex(v => new { v.FormId, v.Version }).IsUnique();
        builder.HasOne(v => v.Form).WithMany().HasForeignKey(v => v.FormId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(v => v.Lines).WithOne().HasForeignKey(l => l.FormVersionId);
    }
}
