using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Catalogue;

internal sealed class FormConfiguration : IEntityTypeConfiguration<FormEntity>
{
    public void Configure(EntityTypeBuilder<FormEntity> builder)
    {
        builder.ToTable("Form");
        builder.Property(f => f.Key).HasMaxLength(50);
        builder.Property(f => f.NameVi).HasMaxLength(300);
        builder.Property(f => f.NameEn).HasMaxLength(300);
        builder.Property(f => f.CalendarKey).HasMaxLength(50);
        builder.HasIndex(f => f.Key).IsUnique();
    }
}
