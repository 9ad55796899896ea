using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Agencies;

internal sealed class AgencyConfiguration : IEntityTypeConfiguration<AgencyEntity>
{
    public void Configure(EntityTypeBuilder<AgencyEntity> builder)
    {
        builder.ToTable("Agency");
        builder.Property(a => a.Key).HasMaxLength(100);
        builder.Property(a => a.NameVi).HasMaxLength(300);
        builder.Property(a => a.NameEn).HasMaxLength(300);
        builder.HasIndex(a => a.Key).IsUnique();
        builder.HasOne<AgencyEntity>().WithMany().HasForeignKey(a => a.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Predecessors).WithOne().HasForeignKey(s => s.SuccessorId).OnDelete(DeleteBehavior.Restrict);
    }
}
